package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.currentTask;
import static io.fermata.Asyncio.gather;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.waitFor;
import static io.fermata.Script.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CycleTest extends LoopTest {

    private final Task<?>[] tasks = new Task<?>[3];

    @Test
    void aTaskCannotAwaitItself() {
        Task<Object> task =
                createTask(script().then((step, value) -> currentTask().await(step)), "Narcissus");
        assertThatThrownBy(() -> run(task))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Narcissus awaits itself");
    }

    @Test
    void theTaskThatWouldCloseTheCycleIsRefused() {
        tasks[0] = createTask(script().then((step, value) -> tasks[1].await(step)), "a");
        tasks[1] = createTask(script().then((step, value) -> tasks[2].await(step)), "b");
        tasks[2] = createTask(
                script().sleep(1).then((step, value) -> tasks[0].await(step)).except((step, failure) -> {
                    log(((Throwable) failure).getMessage());
                    return "c";
                }),
                "c");
        assertThat(run(tasks[0])).isEqualTo("c");
        assertTrace("1000 c awaits a, which waits for c");
    }

    @Test
    void throughGather() {
        tasks[0] = createTask(script().sleep(1).then((step, value) -> tasks[1].await(step)), "child");
        tasks[1] = createTask(script().await(gather(tasks[0], script().sleep(9))), "gatherer");
        assertThatThrownBy(() -> run(tasks[1]))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("child awaits gatherer, which waits for child");
    }

    @Test
    void ofAGatherThatHoldsTheTaskItself() {
        Task<Object> task =
                createTask(script().then((step, value) -> gather(currentTask()).await(step)), "self");
        assertThatThrownBy(() -> run(task)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void throughWaitForATask() {
        tasks[0] = createTask(script().sleep(1).then((step, value) -> tasks[1].await(step)), "inner");
        tasks[1] = createTask(script().await(waitFor(tasks[0], 10)), "outer");
        assertThatThrownBy(() -> run(tasks[1]))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("inner awaits outer, which waits for inner");
    }

    @Test
    void throughTheFirstStepOfACoroutineInWaitFor() {
        tasks[1] = createTask(
                script().then((step, value) -> waitFor(
                                script().then((inner, nothing) -> tasks[1].await(inner))
                                        .except((inner, failure) -> ((Throwable) failure).getMessage()),
                                10)
                        .await(step)),
                "outer");
        assertThat(run(tasks[1])).isEqualTo("Task-2 awaits outer, which waits for Task-2");
        assertThat(loop.time()).isZero();
    }

    @Test
    void aNestedRunOfWhatWaitsForTheCaller() {
        tasks[0] = createTask(script().sleep(1).run(() -> run(tasks[1])), "caller");
        tasks[1] = createTask(script().await(tasks[0]), "waiter");
        assertThatThrownBy(() -> run(tasks[0]))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("caller awaits waiter, which waits for caller");
    }

    @Test
    void aDiamondIsNoCycle() {
        Task<Object> bottom = sleeper("bottom", 1);
        Task<Object> left = createTask(script().await(bottom));
        Task<Object> right = createTask(script().await(bottom));
        Task<Object> top = createTask(script().await(gather(left, right, left)));
        run(script().await(gather(top, left)));
        assertTrace("1000 bottom");
    }
}

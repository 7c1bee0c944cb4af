package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.waitAny;
import static io.fermata.Script.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class WaitAnyTest extends LoopTest {

    @Test
    void givesTheTaskThatEndsFirstAndLetsTheOthersGoOn() {
        Task<Object> a = sleeper("a", 2);
        Task<Object> b = sleeper("b", 1);
        Task<Object> first = run(waitAny(a, b));
        assertThat(first).isSameAs(b);
        assertTrace("1000 b");
    }

    @Test
    void theOthersGoOn() {
        Task<Object> a = sleeper("a", 2);
        run(script().await(waitAny(List.of(a, script().sleep(1).value("b")))).then((step, first) -> {
            log(((Task<?>) first).result());
            return a.await(step);
        }));
        assertTrace("1000 b", "2000 a");
    }

    @Test
    void aFailureIsTheResultsToThrow() {
        RuntimeException oops = new RuntimeException("oops");
        Task<Object> first = run(waitAny(script().sleep(1).fail(oops), script().sleep(2)));
        assertThatThrownBy(first::result).isSameAs(oops);
        assertReported();
    }

    @Test
    void aLaterFailureIsReported() {
        RuntimeException oops = new RuntimeException("oops");
        run(script().await(waitAny(script().sleep(1), script().sleep(2).fail(oops)))
                .sleep(5));
        assertReported(oops);
    }

    @Test
    void ofSeveralThatHaveEndedItIsTheFirstArgument() {
        Task<Object> failed = createTask(script().fail(new RuntimeException()));
        Task<Object> ended = createTask(script().value(1));
        createTask(Script.doing(() -> {}));
        run(script().await(ended)
                .await(waitAny(script().sleep(1), failed, ended))
                .then((step, first) -> {
                    assertThat(first).isSameAs(failed);
                    return null;
                }));
        assertReported();
    }

    @Test
    void ofSeveralThatEndInOnePassItIsTheFirstToEnd() {
        Task<Object> a = sleeper("a", 1);
        Task<Object> b = sleeper("b", 1);
        assertThat(run(waitAny(b, a))).isSameAs(a);
    }

    @Test
    void aCancelledTaskHasEndedToo() {
        Task<Object> a = sleeper("a", 5);
        createTask(script().sleep(1).run(a::cancel));
        assertThat(run(waitAny(a, script().sleep(9)))).isSameAs(a);
        assertThat(a.cancelled()).isTrue();
    }

    @Test
    void aCancellationOfTheWaiterLeavesTheTasksAlone() {
        Task<Object> a = sleeper("a", 2);
        Task<Object> waiter = createTask(script().await(waitAny(a, script().sleep(3))));
        run(script().sleep(1)
                .run(() -> assertThat(waiter.toString()).contains("waits for the first of [a, Task-"))
                .run(waiter::cancel)
                .sleep(0)
                .run(() -> assertThat(waiter.cancelled()).isTrue())
                .await(a));
        assertTrace("2000 a");
    }

    @Test
    void aFailureWhoseWaiterWasCancelledMeanwhileIsReported() {
        RuntimeException oops = new RuntimeException("oops");
        Task<Object> failing = createTask(script().sleep(1).fail(oops));
        Task<Object> waiter = createTask(script().await(waitAny(failing, script().sleep(3))));
        createTask(script().sleep(1).run(waiter::cancel));
        run(script().sleep(2));
        assertThat(waiter.cancelled()).isTrue();
        assertReported(oops);
    }

    @Test
    void ofNothingIsRefused() {
        assertThatThrownBy(() -> waitAny(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theSameTaskTwiceIsNoHarm() {
        Task<Object> a = sleeper("a", 1);
        assertThat(run(waitAny(a, a))).isSameAs(a);
    }

    @Test
    void whoLeftIsNotWokenByTheEndOfATask() {
        Task<Object> a = sleeper("a", 2);
        Task<Object> waiter = createTask(script().await(waitAny(a, script().sleep(3)))
                .except((step, failure) -> Asyncio.sleep(5).await(step))
                .run(() -> log("waiter")));
        run(script().sleep(1).run(waiter::cancel).sleep(9));
        assertTrace("2000 a", "6000 waiter");
    }

    @Test
    void theOthersAreNotWatchedAnyMore() {
        Task<Object> a = sleeper("a", 2);
        run(script().await(waitAny(a, script().sleep(1)))
                .run(() -> assertThat(a.watched()).isFalse()));
    }
}

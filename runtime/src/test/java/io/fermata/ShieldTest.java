package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.shield;
import static io.fermata.Asyncio.waitFor;
import static io.fermata.Script.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ShieldTest extends LoopTest {

    @Test
    void givesTheValueAndTheFailure() {
        RuntimeException oops = new RuntimeException("oops");
        assertThat(run(shield(script().sleep(1).value(42)))).isEqualTo(42);
        assertThatThrownBy(() -> run(shield(script().sleep(1).fail(oops)))).isSameAs(oops);
        assertReported();
    }

    @Test
    void theCoroutineBeginsThoughNobodyAwaits() {
        shield(script().run(() -> log("begun")));
        run(script().sleep(0));
        assertTrace("0 begun");
    }

    @Test
    void aCancellationOfTheWaiterLeavesTheTaskAlone() {
        Task<Object> inner = sleeper("inner", 2);
        Task<Object> outer = createTask(script().await(shield(inner)));
        run(script().sleep(1)
                .run(outer::cancel)
                .sleep(0)
                .run(() -> assertThat(outer.cancelled()).isTrue())
                .await(inner));
        assertTrace("2000 inner");
        assertThat(inner.cancelled()).isFalse();
    }

    @Test
    void aTimeoutLeavesTheTaskAlone() {
        Task<Object> inner = sleeper("inner", 2);
        run(script().await(waitFor(shield(inner), 1)).except((step, failure) -> {
            log(failure.getClass().getSimpleName());
            return inner.await(step);
        }));
        assertTrace("1000 AwaitTimeoutException", "2000 inner");
    }

    @Test
    void aCancelledTaskCancelsTheWaiter() {
        Task<Object> inner = sleeper("inner", 2);
        Task<Object> outer = createTask(script().await(shield(inner)));
        run(script().sleep(1).run(inner::cancel).sleep(0).sleep(0));
        assertThat(outer.cancelled()).isTrue();
    }

    @Test
    void aCancellationThatComesWithTheEndOfTheTaskWins() {
        Task<Object> inner = sleeper("inner", 1);
        Task<Object> outer = createTask(script().await(shield(inner)).run(() -> log("never")));
        createTask(script().sleep(1).run(outer::cancel));
        run(script().sleep(2));
        assertTrace("1000 inner");
        assertThat(outer.cancelled()).isTrue();
    }

    @Test
    void aFailureAfterTheWaiterHasGoneIsReported() {
        RuntimeException oops = new RuntimeException("oops");
        Task<Object> outer = createTask(script().await(shield(script().sleep(2).fail(oops))));
        run(script().sleep(1).run(outer::cancel).sleep(2));
        assertReported(oops);
    }

    @Test
    void severalMayWait() {
        Awaitable<Object> shield = shield(script().sleep(1).value("x"));
        Task<Object> first = createTask(script().await(shield));
        Task<Object> second = createTask(script().await(shield));
        run(script().sleep(0.5).run(first::cancel).sleep(1).run(() -> {
            assertThat(first.cancelled()).isTrue();
            assertThat(second.result()).isEqualTo("x");
        }));
    }

    @Test
    void ofAFinishedTaskNeedsNoHop() {
        Task<Object> done = createTask(script().value(1));
        run(done);
        createTask(Script.doing(() -> log("another task")));
        run(script().await(shield(done)).run(() -> log("there")));
        assertThat(trace).containsExactly("0 another task", "0 there");
    }

    @Test
    void aCycleIsRefused() {
        Script script = script();
        Task<Object> self = createTask(script);
        script.await(shield(self));
        assertThatThrownBy(() -> run(self))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("awaits itself");
        Script first = script();
        Task<Object> one = createTask(first);
        Task<Object> two = createTask(script().await(shield(one)));
        first.sleep(0).await(shield(two));
        assertThatThrownBy(() -> run(two)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whoLeftIsNotWokenByTheEndOfTheTask() {
        Awaitable<Object> shield = shield(sleeper("inner", 2));
        Task<Object> outer = createTask(script().await(shield)
                .except((step, failure) -> Asyncio.sleep(5).await(step))
                .run(() -> log("outer")));
        run(script().sleep(1).run(outer::cancel).await(shield).sleep(9));
        assertTrace("2000 inner", "6000 outer");
    }
}

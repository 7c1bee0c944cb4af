package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.waitFor;
import static io.fermata.Script.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ConditionTest extends LoopTest {

    private final Condition condition = new Condition();
    private int items;

    private Task<Object> waiter(String name) {
        return createTask(script().await(condition.acquire())
                .await(condition)
                .then((step, value) -> {
                    assertThat(value).isEqualTo(true);
                    assertThat(condition.locked()).isTrue();
                    log(name);
                    return null;
                })
                .anyway(condition::release));
    }

    /** Takes one item once there is one. */
    private Task<Object> consumer(String name) {
        return createTask(script().await(condition.acquire())
                .then((step, value) -> condition.waitFor(() -> items > 0).await(step))
                .run(() -> {
                    items--;
                    log(name);
                })
                .anyway(condition::release));
    }

    private Script locked(Script.Action action) {
        return script().await(condition.acquire()).run(action).anyway(condition::release);
    }

    @Test
    void aSignalWakesTheFirstWhoWaits() {
        waiter("a");
        waiter("b");
        waiter("c");
        run(script().sleep(1)
                .await(locked(condition::signal))
                .sleep(1)
                .run(() -> assertThat(condition.statistics())
                        .isEqualTo(new Condition.Statistics(2, new Lock.Statistics(false, 0))))
                .await(locked(() -> condition.signal(2)))
                .sleep(1));
        assertTrace("1000 a", "2000 b", "2000 c");
        assertThat(condition.locked()).isFalse();
    }

    @Test
    void allAreWokenInTheOrderOfArrival() {
        waiter("a");
        waiter("b");
        waiter("c");
        run(script().sleep(1).await(locked(condition::signalAll)).sleep(1));
        assertTrace("1000 a", "1000 b", "1000 c");
    }

    @Test
    void aSignalForNobodyIsForgotten() {
        run(locked(condition::signal));
        waiter("a");
        run(script().sleep(1));
        assertTrace();
    }

    @Test
    void whoWasSignalledGoesOnWhenTheLockIsFree() {
        waiter("a");
        run(script().sleep(1)
                .await(condition.acquire())
                .run(condition::signalAll)
                .sleep(1)
                .run(() -> log("release"))
                .run(condition::release)
                .sleep(1));
        assertTrace("2000 release", "2000 a");
    }

    @Test
    void withoutTheLockNothingGoes() {
        assertThatThrownBy(() -> run(condition)).hasMessage("cannot wait on un-acquired lock");
        assertThatThrownBy(condition::signal)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("cannot signal on un-acquired lock");
        assertThatThrownBy(condition::signalAll).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> run(condition.waitFor(() -> false))).isInstanceOf(IllegalStateException.class);
        assertThat(run(condition.waitFor(() -> true))).isTrue();
    }

    @Test
    void waitForAsksAgainAfterEachSignal() {
        consumer("a");
        run(script().sleep(1)
                .await(locked(condition::signal))
                .sleep(1)
                .run(() -> items = 1)
                .sleep(1)
                .await(locked(condition::signal))
                .sleep(1));
        assertTrace("3000 a");
    }

    @Test
    void aPredicateThatThrowsEndsTheWaitWithTheLockHeld() {
        RuntimeException oops = new RuntimeException("oops");
        Script waiting = script().await(condition.acquire())
                .then((step, value) -> condition
                        .waitFor(() -> {
                            if (items > 0) {
                                throw oops;
                            }
                            return false;
                        })
                        .await(step))
                .anyway(condition::release);
        createTask(script().sleep(1).run(() -> items = 1).await(locked(condition::signal)));
        assertThatThrownBy(() -> run(waiting)).isSameAs(oops);
        assertThat(condition.locked()).isFalse();
    }

    @Test
    void aCancelledWaitHasTheLockAgainBeforeItEnds() {
        Task<Object> waiting = createTask(script().await(condition.acquire())
                .await(condition)
                .except((step, failure) -> {
                    log(failure.getClass().getSimpleName());
                    assertThat(condition.locked()).isTrue();
                    throw (Throwable) failure;
                })
                .anyway(condition::release));
        run(script().sleep(1)
                .await(condition.acquire())
                .run(waiting::cancel)
                .sleep(1)
                .run(waiting::cancel)
                .sleep(1)
                .run(condition::release)
                .sleep(1));
        assertTrace("3000 CancelledError");
        assertThat(waiting.cancelled()).isTrue();
        assertThat(condition.locked()).isFalse();
    }

    @Test
    void aCancellationAfterTheSignalPassesItOn() {
        Task<Object> first = consumer("first");
        consumer("second");
        run(script().sleep(0)
                .await(locked(() -> {
                    items = 1;
                    condition.signal();
                    first.cancel();
                }))
                .sleep(1));
        assertThat(first.cancelled()).isTrue();
        assertTrace("0 second");
    }

    @Test
    void aCancellationWhileASignalledTaskWaitsForTheLockPassesTheSignalOn() {
        Task<Object> first = consumer("first");
        consumer("second");
        run(script().sleep(0)
                .await(condition.acquire())
                .run(() -> {
                    items = 1;
                    condition.signal();
                })
                .sleep(0)
                .run(first::cancel)
                .sleep(1)
                .run(condition::release)
                .sleep(1));
        assertThat(first.cancelled()).isTrue();
        assertTrace("1000 second");
    }

    @Test
    void aCancellationBeforeTheSignalLeavesItToTheNext() {
        Task<Object> first = waiter("first");
        waiter("second");
        waiter("third");
        run(script().sleep(0)
                .run(first::cancel)
                .await(locked(condition::signal))
                .sleep(1));
        assertTrace("0 second");
    }

    @Test
    void aTimeoutLosesNoSignal() {
        createTask(script().await(condition.acquire())
                .then((step, value) ->
                        waitFor(condition.waitFor(() -> items > 0), 1).await(step))
                .except((step, failure) -> null)
                .run(() -> log("timeout"))
                .anyway(condition::release));
        consumer("other");
        run(script().sleep(1)
                .run(() -> items = 1)
                .await(locked(condition::signal))
                .sleep(1));
        assertTrace("1000 timeout", "1000 other");
        assertThat(condition.locked()).isFalse();
    }

    @Test
    void severalMayShareALock() {
        Lock lock = new Lock();
        Condition one = new Condition(lock);
        Condition two = new Condition(lock);
        createTask(
                script().await(one.acquire()).await(one).run(() -> log("one")).run(one::release));
        createTask(
                script().await(two.acquire()).await(two).run(() -> log("two")).run(two::release));
        run(script().sleep(1)
                .await(lock.acquire())
                .run(two::signalAll)
                .run(lock::release)
                .sleep(1)
                .await(one.hold())
                .then((step, hold) -> {
                    one.signalAll();
                    ((Hold) hold).close();
                    return null;
                })
                .sleep(0)
                .sleep(0));
        assertTrace("1000 two", "2000 one");
    }

    @Test
    void describesItself() {
        waiter("a");
        run(script().sleep(0).run(() -> {
            StringBuilder dump = new StringBuilder();
            loop.dump(dump);
            assertThat(dump).contains("waits for Condition[1 waiting, Lock[unlocked, 0 waiting]]");
        }));
    }

    @Test
    void aCancellationWithoutASignalWakesNobodyElse() {
        Task<Object> first = waiter("first");
        waiter("second");
        run(script().sleep(0)
                .await(condition.acquire())
                .run(first::cancel)
                .sleep(1)
                .run(condition::release)
                .sleep(1));
        assertThat(first.cancelled()).isTrue();
        assertTrace();
    }

    @Test
    void waitingGivesTrue() {
        Condition condition = new Condition();
        Task<Object> waiter = createTask(script().await(condition.acquire()).await(condition));
        run(script().sleep(0)
                .await(condition.acquire())
                .run(condition::signal)
                .run(condition::release)
                .await(waiter));
        assertThat(waiter.result()).isEqualTo(true);
    }
}

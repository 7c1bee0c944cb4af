package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.currentTask;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.sleep;
import static io.fermata.Asyncio.waitFor;
import static io.fermata.Asyncio.waitForMs;
import static io.fermata.Script.doing;
import static io.fermata.Script.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaitForTest extends LoopTest {

    @Test
    void givesTheValueOfACoroutineThatIsInTime() {
        assertThat(run(waitFor(script().sleep(1).value("a"), 2))).isEqualTo("a");
        assertThat(run(waitForMs(script().sleep(1).value("b"), 2000))).isEqualTo("b");
        assertThat(run(waitFor(script().sleep(1).value("c"), Duration.ofSeconds(2))))
                .isEqualTo("c");
        assertThat(loop.time()).isEqualTo(3);
    }

    @Test
    void throwsTheFailureOfACoroutineThatIsInTime() {
        IOException failure = new IOException();
        assertThatThrownBy(() -> run(waitFor(script().sleep(1).fail(failure), 2)))
                .isSameAs(failure);
    }

    @Test
    void theCoroutineIsATaskOfItsOwn() {
        Task<?>[] seen = new Task<?>[2];
        Task<Object> outer = createTask(script().run(() -> seen[0] = currentTask())
                .await(waitFor(doing(() -> seen[1] = currentTask()), 1))
                .run(() -> assertThat(currentTask()).isSameAs(seen[0])));
        run(outer);
        assertThat(seen[0]).isSameAs(outer);
        assertThat(seen[1]).isNotSameAs(outer);
    }

    @Test
    void cancelsAtTheTimeAndWaitsForTheEnd() {
        Coro<Object> stubborn = script().sleep(9)
                .except((step, failure) -> sleep(1).await(step))
                .run(() -> log("cleaned"));
        assertThatThrownBy(() -> run(waitFor(stubborn, 2))).isInstanceOf(AwaitTimeoutException.class);
        assertTrace("3000 cleaned");
    }

    @Test
    void aValueAfterTheTimeDoesNotCount() {
        assertThatThrownBy(() -> run(waitFor(script().sleep(9).except((step, failure) -> "late"), 2)))
                .isInstanceOf(AwaitTimeoutException.class)
                .hasNoSuppressedExceptions();
    }

    @Test
    void aFailureAfterTheTimeIsSuppressed() {
        IOException late = new IOException("late");
        assertThatThrownBy(() -> run(waitFor(
                        script().sleep(9).except((step, failure) -> {
                            throw late;
                        }),
                        2)))
                .isInstanceOf(AwaitTimeoutException.class)
                .hasSuppressedException(late);
        assertReported();
    }

    @Test
    void anEndInThePassOfTheTimerCounts() {
        Task<Object> sleeps = createTask(script().sleep(2).value("in time"));
        Task<Object> waits = createTask(script().sleep(0).sleep(0).await(waitFor(sleeps, 2)));
        assertThat(run(waits)).isEqualTo("in time");
    }

    @Test
    void theTimerOfTheCallerIsBeforeThatOfTheInner() {
        assertThatThrownBy(() -> run(waitFor(script().sleep(2).value("too late"), 2)))
                .isInstanceOf(AwaitTimeoutException.class);
    }

    @Test
    void withoutTimeACoroutineNeverBegins() {
        Coro<Object> body = doing(() -> log("body"));
        assertThatThrownBy(() -> run(waitFor(body, 0))).isInstanceOf(AwaitTimeoutException.class);
        assertThatThrownBy(() -> run(waitFor(doing(() -> log("body")), -1))).isInstanceOf(AwaitTimeoutException.class);
        assertTrace();
        assertThatThrownBy(() -> run(body)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatIsDoneCountsWithoutTimeToo() {
        Task<Object> done = createTask(script().value("done"));
        run(done);
        Event set = new Event();
        set.set();
        assertThat(run(waitFor(done, -1))).isEqualTo("done");
        assertThat(run(waitFor(set, 0))).isTrue();
    }

    @Test
    void withoutTimeATaskIsCancelled() {
        Task<Object> task = sleeper("never", 9);
        assertThatThrownBy(() -> run(waitFor(task, 0))).isInstanceOf(AwaitTimeoutException.class);
        assertThat(task.cancelled()).isTrue();
    }

    @Test
    void aCancelledCallerCancelsTheInnerAndWaitsForIt() {
        Task<Object> caller = createTask(script().await(waitFor(
                script().sleep(9)
                        .except((step, failure) -> sleep(2).await(step))
                        .run(() -> log("inner")),
                20)));
        run(script().sleep(1).run(caller::cancel).await(caller).except((step, failure) -> {
            log(failure);
            return null;
        }));
        assertTrace("3000 inner", "3000 io.fermata.CancelledError");
        assertThat(caller.cancelled()).isTrue();
    }

    @Test
    void aCancellationIsNotSwallowedByTheTimeoutNorByTheEnd() {
        Task<Object> afterTimeout = createTask(
                script().await(waitFor(script().sleep(9).except((step, failure) -> sleep(9).await(step)), 2)));
        run(script().sleep(3).run(afterTimeout::cancel).await(afterTimeout).except((step, failure) -> null));
        assertThat(afterTimeout.cancelled()).isTrue();

        Task<Object> inner = createTask(script().sleep(1));
        Task<?>[] atTheEnd = new Task<?>[1];
        Task<Object> canceller = createTask(script().await(inner).run(() -> atTheEnd[0].cancel()));
        atTheEnd[0] = createTask(script().await(waitFor(inner, 2)));
        run(script().await(canceller)
                .then((step, value) -> atTheEnd[0].await(step))
                .except((step, failure) -> null));
        assertThat(atTheEnd[0].cancelled()).isTrue();
    }

    @Test
    void whatTheInnerWasGivenIsNotLostWheneverTheCallerIsCancelled() {
        for (int hops = 0; hops < 5; hops++) {
            Queue<String> queue = new Queue<>();
            List<Object> received = new ArrayList<>();
            Task<Object> caller =
                    createTask(script().await(waitFor(queue.get(), 5)).then((step, item) -> received.add(item)));
            Script canceller = script().sleep(1).run(() -> queue.putNowait("item"));
            for (int i = 0; i < hops; i++) {
                canceller.sleep(0);
            }
            run(canceller.run(caller::cancel).await(caller).except((step, failure) -> null));
            assertThat(received.size() + queue.qsize())
                    .as("after %d hops", hops)
                    .isEqualTo(1);
            assertThat(caller.cancelled()).isEqualTo(received.isEmpty());
        }
    }

    @Test
    void theCallerGoesOnInThePlaceOfItsInner() {
        createTask(script().await(waitFor(script().sleep(1), 5)).run(() -> log("caller")));
        Task<Object> other = sleeper("other", 1);
        run(script().await(other));
        assertTrace("1000 caller", "1000 other");
    }

    @Test
    void leavesNoTimerBehind() {
        run(script().await(waitFor(script().sleep(1), 3600))
                .run(() -> assertThat(loop.statistics().timers()).isZero()));
        assertThat(loop.time()).isEqualTo(1);
    }

    @Test
    void setsNoTimerForWhatDoesNotSuspend() {
        run(script().await(waitFor(
                        doing(() -> assertThat(loop.statistics().timers()).isZero()), 10))
                .run(() -> assertThat(loop.statistics().timers()).isZero()));
    }

    @Test
    void ofWaitForOfWaitFor() {
        Coro<Object> nested = script().sleep(9);
        for (int i = 0; i < 10_000; i++) {
            nested = waitFor(nested, 10);
        }
        Coro<Object> outermost = nested;
        run(outermost);
        assertThat(loop.time()).isEqualTo(9);
    }

    @Test
    void refusesNaN() {
        assertThatThrownBy(() -> waitFor(script(), Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void forEver() {
        assertThat(run(waitFor(script().sleep(1e6).value("a"), Double.POSITIVE_INFINITY)))
                .isEqualTo("a");
    }

    @Test
    void aCancelledCallerLeavesNoTimerBehind() {
        Task<Object> inner = createTask(script().sleep(1));
        Task<?>[] caller = new Task<?>[1];
        createTask(script().await(inner).run(() -> caller[0].cancel()));
        caller[0] = createTask(script().await(waitFor(inner, 2)));
        run(script().sleep(1).sleep(0).sleep(0).run(() -> {
            assertThat(caller[0].cancelled()).isTrue();
            assertThat(loop.statistics().timers()).isZero();
        }));
    }

    @Test
    void durationsBeyondAllBounds() {
        assertThat(run(waitFor(script().sleep(1e6).value("a"), Duration.ofSeconds(Long.MAX_VALUE))))
                .isEqualTo("a");
        assertThatThrownBy(() -> run(waitFor(script().sleep(1), Duration.ofSeconds(Long.MIN_VALUE))))
                .isInstanceOf(AwaitTimeoutException.class);
        assertThat(loop.time()).isEqualTo(1e6);
    }

    @Test
    void withoutTimeItTakesAsManyHopsAsACancellation() {
        Task<Object> hopping = createTask(script().run(() -> log("0"))
                .sleep(0)
                .run(() -> log("1"))
                .sleep(0)
                .run(() -> log("2"))
                .sleep(0)
                .run(() -> log("3")));
        run(script().await(waitFor(script(), 0)).except((step, timeout) -> {
            log("timeout");
            return hopping.await(step);
        }));
        assertTrace("0 0", "0 1", "0 2", "0 3", "0 timeout");
    }

    @Test
    void withoutTimeTheCallerMayBeCancelledMeanwhile() {
        Task<Object> caller = createTask(script().await(waitFor(script(), 0)));
        run(script().sleep(0).run(caller::cancel).sleep(1));
        assertThat(caller.cancelled()).isTrue();
    }
}

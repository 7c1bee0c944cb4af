package io.fermata;

import static io.fermata.Asyncio.asCompleted;
import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.run;
import static io.fermata.Script.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class AsCompletedTest extends LoopTest {

    private static Script giving(double seconds, Object value) {
        return script().sleep(seconds).value(value);
    }

    /** Awaits each and logs what comes of it, then does this. */
    private Script loggingAll(AsCompleted<Object> all, Script.Action after) {
        Script script = script();
        for (Coro<Object> next : all) {
            script.then((step, value) -> next.await(step))
                    .then((step, value) -> {
                        log(value);
                        after.run();
                        return null;
                    })
                    .except((step, failure) -> {
                        log(failure);
                        return null;
                    });
        }
        return script;
    }

    @Test
    void givesTheResultsInTheOrderInWhichTheyCome() {
        run(loggingAll(asCompleted(giving(3, "c"), giving(1, "a"), giving(2, "b")), () -> {}));
        assertTrace("1000 a", "2000 b", "3000 c");
    }

    @Test
    void aFailureIsThrownWhenItsTurnComes() {
        RuntimeException oops = new RuntimeException("oops");
        Script slow = script();
        AsCompleted<Object> all =
                asCompleted(List.of(giving(1, "a"), script().sleep(2).fail(oops), giving(3, "c")));
        Iterator<Coro<Object>> iterator = all.iterator();
        slow.await(iterator.next())
                .sleep(5)
                .then((step, value) -> iterator.next().await(step))
                .except((step, failure) -> {
                    log(failure);
                    return iterator.next().await(step);
                })
                .then((step, value) -> {
                    log(value);
                    return null;
                });
        run(slow);
        assertTrace("6000 java.lang.RuntimeException: oops", "6000 c");
        assertReported();
    }

    @Test
    void whatHasEndedComesFirst() {
        Task<Object> ended = createTask(script().value("ended"));
        Task<Object> failed = createTask(script().fail(new RuntimeException("oops")));
        failed.retrieved();
        run(script().sleep(0));
        run(loggingAll(asCompleted(giving(1, "a"), failed, ended), () -> {}));
        assertTrace("0 java.lang.RuntimeException: oops", "0 ended", "1000 a");
    }

    @Test
    void whatIsThereTwiceComesOnce() {
        Task<Object> task = createTask(giving(1, "a"));
        Script coro = giving(2, "b");
        run(loggingAll(asCompleted(task, coro, task, coro), () -> {}));
        assertTrace("1000 a", "2000 b");
    }

    @Test
    void aCancelledTaskThrowsItsCancellation() {
        Task<Object> task = createTask(giving(5, "a"));
        createTask(script().sleep(1).run(task::cancel));
        run(loggingAll(asCompleted(task, giving(2, "b")), () -> {}));
        assertTrace("1000 io.fermata.CancelledError", "2000 b");
    }

    @Test
    void aSecondLoopGoesOnWhereTheFirstWasLeft() {
        AsCompleted<Object> all = asCompleted(giving(1, "a"), giving(2, "b"));
        Coro<Object> first = all.iterator().next();
        run(script().await(first).then((step, value) -> {
            log(value);
            return loggingAll(all, () -> {}).await(step);
        }));
        assertTrace("1000 a", "2000 b");
        assertThat(all.iterator().hasNext()).isFalse();
        assertThatThrownBy(all.iterator()::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void severalMayWaitForTheNext() {
        Iterator<Coro<Object>> all = asCompleted(giving(2, "b"), giving(1, "a")).iterator();
        run(Asyncio.gather(
                script().await(all.next()).then((step, value) -> {
                    log("first " + value);
                    return null;
                }),
                script().await(all.next()).then((step, value) -> {
                    log("second " + value);
                    return null;
                })));
        assertTrace("1000 first a", "2000 second b");
    }

    @Test
    void aTimeoutLosesNoResult() {
        AsCompleted<Object> all = asCompleted(giving(2, "a"), giving(3, "b"));
        Iterator<Coro<Object>> iterator = all.iterator();
        run(script().await(Asyncio.waitFor(iterator.next(), 1))
                .except((step, failure) -> {
                    log(failure);
                    return iterator.next().await(step);
                })
                .then((step, value) -> {
                    log(value);
                    return null;
                }));
        assertTrace("1000 io.fermata.AwaitTimeoutException", "2000 a");
    }
}

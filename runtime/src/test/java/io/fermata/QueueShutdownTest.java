package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.run;
import static io.fermata.Script.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class QueueShutdownTest extends LoopTest {

    /** Logs what comes of it: the value or the class of the failure. */
    private void watch(String name, Coro<?> coro) {
        createTask(script().await(coro)
                .then((step, value) -> {
                    log(name + " " + value);
                    return null;
                })
                .except((step, failure) -> {
                    log(name + " " + failure.getClass().getSimpleName());
                    return null;
                }));
    }

    @Test
    void ofAnEmptyQueueEndsAllWaiting() {
        Queue<Integer> queue = new Queue<>();
        watch("a", queue.get());
        watch("b", queue.get());
        run(script().sleep(1).run(queue::shutdown).sleep(0).await(queue.join()));
        assertTrace("1000 a QueueShutDownException", "1000 b QueueShutDownException");
        assertThatThrownBy(() -> queue.putNowait(1)).isInstanceOf(QueueShutDownException.class);
        assertThatThrownBy(queue::getNowait).isInstanceOf(QueueShutDownException.class);
        assertThatThrownBy(() -> run(queue.get())).isInstanceOf(QueueShutDownException.class);
        assertThatThrownBy(() -> run(queue.put(1))).isInstanceOf(QueueShutDownException.class);
    }

    @Test
    void letsWhatIsThereBeGot() {
        Queue<Integer> queue = new Queue<>(1);
        queue.putNowait(1);
        watch("put", queue.put(2));
        watch("join", queue.join());
        run(script().sleep(1)
                .run(queue::shutdown)
                .sleep(0)
                .run(() -> {
                    assertThat(queue.qsize()).isEqualTo(1);
                    watch("get", queue.get());
                    watch("get again", queue.get());
                })
                .sleep(1)
                .run(queue::taskDone)
                .sleep(0));
        assertTrace(
                "1000 put QueueShutDownException",
                "1000 get 1",
                "1000 get again QueueShutDownException",
                "2000 join null");
    }

    @Test
    void whoWasWokenForAnItemGetsItAndTheNextIsToldThatNothingIsLeft() {
        Queue<Integer> queue = new Queue<>();
        watch("a", queue.get());
        watch("b", queue.get());
        run(script().sleep(0)
                .run(() -> queue.putNowait(1))
                .run(queue::shutdown)
                .sleep(0)
                .sleep(0));
        assertTrace("0 a 1", "0 b QueueShutDownException");
    }

    @Test
    void whoWasWokenForAnItemAndCancelledLeavesItToTheNext() {
        Queue<Integer> queue = new Queue<>();
        Task<Object> cancelled = createTask(script().await(queue.get()));
        watch("b", queue.get());
        watch("c", queue.get());
        run(script().sleep(0)
                .run(() -> queue.putNowait(1))
                .run(queue::shutdown)
                .run(cancelled::cancel)
                .sleep(0)
                .sleep(0)
                .sleep(0));
        assertTrace("0 b 1", "0 c QueueShutDownException");
    }

    @Test
    void atOnceThrowsAwayWhatIsThere() {
        Queue<Integer> queue = new Queue<>();
        queue.putNowait(1);
        queue.putNowait(2);
        watch("join", queue.join());
        run(script().sleep(1).run(() -> queue.shutdown(true)).sleep(0));
        assertTrace("1000 join null");
        assertThat(queue.empty()).isTrue();
        assertThatThrownBy(queue::getNowait).isInstanceOf(QueueShutDownException.class);
        assertThatThrownBy(queue::taskDone).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void atOnceWaitsInJoinForWhatWasGotBefore() {
        Queue<Integer> queue = new Queue<>();
        queue.putNowait(1);
        queue.putNowait(2);
        queue.getNowait();
        watch("join", queue.join());
        run(script().sleep(1)
                .run(() -> queue.shutdown(true))
                .sleep(1)
                .run(() -> assertThat(queue.statistics().unfinished()).isEqualTo(1))
                .run(queue::taskDone)
                .sleep(0));
        assertTrace("2000 join null");
    }

    @Test
    void atOnceTakesTheItemFromWhoWasWokenForIt() {
        Queue<Integer> queue = new Queue<>();
        watch("a", queue.get());
        run(script().sleep(0)
                .run(() -> queue.putNowait(1))
                .run(() -> queue.shutdown(true))
                .sleep(0));
        assertTrace("0 a QueueShutDownException");
    }

    @Test
    void aPutterThatWasWokenForAPlaceFails() {
        Queue<Integer> queue = new Queue<>(1);
        queue.putNowait(1);
        watch("put", queue.put(2));
        run(script().sleep(0).run(queue::getNowait).run(queue::shutdown).sleep(0));
        assertTrace("0 put QueueShutDownException");
    }

    @Test
    void everyKindIsEmptiedAtOnce() {
        for (Queue<Integer> queue : List.of(new Queue<Integer>(), Queue.<Integer>lifo(0), Queue.<Integer>priority(0))) {
            queue.putNowait(2);
            queue.putNowait(1);
            queue.shutdown(true);
            assertThat(queue.qsize()).isZero();
            assertThatThrownBy(queue::getNowait).isInstanceOf(QueueShutDownException.class);
            assertThatThrownBy(() -> queue.putNowait(3)).isInstanceOf(QueueShutDownException.class);
        }
    }
}

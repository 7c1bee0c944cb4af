package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.run;
import static io.fermata.Script.script;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** No item and no place is lost when who was woken for it is cancelled, or finds that somebody was quicker. */
class QueueCancelTest extends LoopTest {

    private Task<Object> getter(Queue<?> queue, String name) {
        return createTask(script().await(queue.get()).then((step, item) -> {
            log(name + " got " + item);
            return item;
        }));
    }

    private <T> Task<Object> putter(Queue<T> queue, T item) {
        return createTask(script().await(queue.put(item)).run(() -> log("put " + item)));
    }

    @Test
    void aGetterThatIsCancelledWhileItWaitsIsPassedOver() {
        Queue<String> queue = new Queue<>();
        Task<Object> first = getter(queue, "first");
        getter(queue, "second");
        run(script().sleep(0).run(first::cancel).run(() -> queue.putNowait("x")).sleep(0));
        assertTrace("0 second got x");
        assertThat(first.cancelled()).isTrue();
    }

    @Test
    void aGetterThatIsCancelledAfterItWasWokenPassesTheItemOn() {
        Queue<String> queue = new Queue<>();
        Task<Object> first = getter(queue, "first");
        getter(queue, "second");
        run(script().sleep(0)
                .run(() -> queue.putNowait("x"))
                .run(first::cancel)
                .sleep(0)
                .sleep(0));
        assertTrace("0 second got x");
        assertThat(queue.statistics()).isEqualTo(new Queue.Statistics(0, 1, 0, 0));
    }

    @Test
    void anItemWhoseGetterWasCancelledStaysInTheQueue() {
        Queue<String> queue = new Queue<>();
        Task<Object> only = getter(queue, "only");
        run(script().sleep(0).run(() -> queue.putNowait("x")).run(only::cancel).sleep(0));
        assertThat(queue.getNowait()).isEqualTo("x");
    }

    @Test
    void severalGettersAreCancelledInOneGo() {
        Queue<String> queue = new Queue<>();
        Task<Object> first = getter(queue, "first");
        Task<Object> second = getter(queue, "second");
        getter(queue, "third");
        getter(queue, "fourth");
        run(script().sleep(0)
                .run(() -> {
                    queue.putNowait("x");
                    queue.putNowait("y");
                    first.cancel();
                    second.cancel();
                })
                .sleep(0)
                .sleep(0));
        assertTrace("0 third got x", "0 fourth got y");
    }

    @Test
    void aPutterThatIsCancelledWhileItWaitsIsPassedOver() {
        Queue<String> queue = new Queue<>(1);
        queue.putNowait("full");
        Task<Object> first = putter(queue, "first");
        putter(queue, "second");
        run(script().sleep(0).run(first::cancel).run(queue::getNowait).sleep(0));
        assertTrace("0 put second");
        assertThat(queue.getNowait()).isEqualTo("second");
    }

    @Test
    void aPutterThatIsCancelledAfterItWasWokenPassesThePlaceOn() {
        Queue<String> queue = new Queue<>(1);
        queue.putNowait("full");
        Task<Object> first = putter(queue, "first");
        putter(queue, "second");
        run(script().sleep(0).run(queue::getNowait).run(first::cancel).sleep(0).sleep(0));
        assertTrace("0 put second");
        assertThat(queue.statistics()).isEqualTo(new Queue.Statistics(1, 2, 0, 0));
    }

    @Test
    void whoComesLaterStandsBehindAGetterThatWasWoken() {
        Queue<String> queue = new Queue<>();
        getter(queue, "waited");
        run(script().sleep(0)
                .run(() -> {
                    createTask(script().await(queue.get()).then((step, item) -> {
                        log("late got " + item);
                        return null;
                    }));
                    queue.putNowait("x");
                })
                .sleep(0)
                .run(() -> queue.putNowait("y"))
                .sleep(0));
        assertTrace("0 waited got x", "0 late got y");
    }

    @Test
    void gettersThatWereLeftWithNothingKeepTheirPlaces() {
        Queue<Integer> queue = new Queue<>();
        getter(queue, "a");
        getter(queue, "b");
        getter(queue, "c");
        run(script().sleep(0)
                .run(() -> {
                    queue.putNowait(1);
                    queue.putNowait(2);
                    assertThat(queue.getNowait()).isEqualTo(1);
                    assertThat(queue.getNowait()).isEqualTo(2);
                })
                .sleep(0)
                .run(() -> {
                    assertThat(queue.statistics().getting()).isEqualTo(3);
                    queue.putNowait(3);
                    queue.putNowait(4);
                    queue.putNowait(5);
                })
                .sleep(0));
        assertTrace("0 a got 3", "0 b got 4", "0 c got 5");
    }

    @Test
    void aGetterThatCameBackMayBeCancelled() {
        Queue<Integer> queue = new Queue<>();
        Task<Object> a = getter(queue, "a");
        getter(queue, "b");
        getter(queue, "c");
        run(script().sleep(0)
                .run(() -> {
                    queue.putNowait(1);
                    queue.putNowait(2);
                    queue.getNowait();
                    queue.getNowait();
                })
                .sleep(0)
                .run(a::cancel)
                .run(() -> queue.putNowait(3))
                .run(() -> queue.putNowait(4))
                .sleep(0));
        assertTrace("0 b got 3", "0 c got 4");
        assertThat(a.cancelled()).isTrue();
    }

    @Test
    void aPutterThatFindsItsPlaceTakenWaitsOnAtTheHead() {
        Queue<String> queue = new Queue<>(1);
        queue.putNowait("full");
        putter(queue, "first");
        putter(queue, "second");
        run(script().sleep(0)
                .run(queue::getNowait)
                .run(() -> queue.putNowait("quicker"))
                .sleep(0)
                .run(() -> assertThat(queue.getNowait()).isEqualTo("quicker"))
                .sleep(0)
                .run(() -> assertThat(queue.getNowait()).isEqualTo("first"))
                .sleep(0));
        assertTrace("0 put first", "0 put second");
    }

    @Test
    void aTimeoutLosesNoItem() {
        Queue<String> queue = new Queue<>();
        createTask(script().sleep(1).run(() -> queue.putNowait("at the same time")));
        run(script().await(Asyncio.waitFor(queue.get(), 1))
                .except((step, failure) -> queue.get().await(step))
                .then((step, item) -> {
                    log(item);
                    return null;
                }));
        assertTrace("1000 at the same time");
    }

    @Test
    void aGetterThatIsLeftWithNothingTwiceIsStillTheFirst() {
        Queue<Integer> queue = new Queue<>();
        getter(queue, "a");
        getter(queue, "b");
        getter(queue, "c");
        Script twiceInVain = script();
        for (int i = 0; i < 2; i++) {
            twiceInVain
                    .run(() -> queue.putNowait(0))
                    .run(() -> queue.putNowait(0))
                    .run(queue::getNowait)
                    .run(queue::getNowait)
                    .sleep(0);
        }
        run(script().sleep(0)
                .await(twiceInVain)
                .run(() -> queue.putNowait(1))
                .sleep(0)
                .run(() -> queue.putNowait(0))
                .run(queue::getNowait)
                .sleep(0)
                .run(() -> queue.putNowait(2))
                .run(() -> queue.putNowait(3))
                .sleep(0));
        assertTrace("0 a got 1", "0 b got 2", "0 c got 3");
    }

    @Test
    void aPutterWhoComesLaterStandsBehindOneThatWasWoken() {
        Queue<String> queue = new Queue<>(1);
        queue.putNowait("full");
        putter(queue, "waited");
        run(script().sleep(0)
                .run(() -> {
                    putter(queue, "late");
                    queue.getNowait();
                })
                .sleep(0)
                .run(() -> assertThat(queue.getNowait()).isEqualTo("waited"))
                .sleep(0));
        assertTrace("0 put waited", "0 put late");
    }
}

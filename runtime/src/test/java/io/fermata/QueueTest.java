package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.run;
import static io.fermata.Script.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueueTest extends LoopTest {

    private Task<Object> getter(Queue<?> queue, String name) {
        return createTask(script().await(queue.get()).then((step, item) -> {
            log(name + " got " + item);
            return item;
        }));
    }

    private <T> Task<Object> putter(Queue<T> queue, T item) {
        return createTask(script().await(queue.put(item)).run(() -> log("put " + item)));
    }

    private static List<Object> drain(Queue<?> queue) {
        List<Object> items = new ArrayList<>();
        while (!queue.empty()) {
            items.add(queue.getNowait());
        }
        return items;
    }

    @Test
    void keepsTheOrder() {
        Queue<Integer> queue = new Queue<>();
        for (int item : new int[] {1, 3, 2}) {
            queue.putNowait(item);
        }
        assertThat(drain(queue)).containsExactly(1, 3, 2);
    }

    @Test
    void holdsNullToo() {
        Queue<String> queue = new Queue<>(1);
        queue.putNowait(null);
        assertThat(queue.full()).isTrue();
        assertThat(queue.getNowait()).isNull();
        Queue<String> ranked = Queue.priority(0, Comparator.nullsFirst(Comparator.naturalOrder()));
        ranked.putNowait("a");
        ranked.putNowait(null);
        assertThat(drain(ranked)).containsExactly(null, "a");
    }

    @Test
    void aLifoQueueGivesTheLastFirst() {
        Queue<Integer> queue = Queue.lifo(3);
        for (int item : new int[] {1, 3, 2}) {
            queue.putNowait(item);
        }
        assertThat(queue.full()).isTrue();
        assertThat(drain(queue)).containsExactly(2, 3, 1);
    }

    @Test
    void aPriorityQueueGivesTheLeastFirstAndEqualOnesInTheirOrder() {
        Queue<String> queue = Queue.priority(0, Comparator.comparing(String::length));
        for (String item : new String[] {"ccc", "b", "aaa", "a", "dd"}) {
            queue.putNowait(item);
        }
        assertThat(drain(queue)).containsExactly("b", "a", "dd", "ccc", "aaa");
    }

    @Test
    void anItemThatCannotBeComparedIsRefusedAndItsPlaceGoesToTheNext() {
        Queue<Object> queue = Queue.priority(1, (a, b) -> ((Integer) a).compareTo((Integer) b));
        assertThatThrownBy(() -> queue.putNowait("?")).isInstanceOf(ClassCastException.class);
        queue.putNowait(1);
        Task<Object> refused = putter(queue, "?");
        putter(queue, 2);
        run(script().sleep(0).run(queue::getNowait).sleep(0).sleep(0));
        assertTrace("0 put 2");
        assertThat(refused.exception()).isInstanceOf(ClassCastException.class);
        assertThat(queue.statistics()).isEqualTo(new Queue.Statistics(1, 2, 0, 0));
    }

    @Test
    void aGetWaitsForAPut() {
        Queue<Integer> queue = new Queue<>();
        getter(queue, "a");
        run(script().sleep(1).await(queue.put(7)).run(() -> log("put")).sleep(0));
        assertTrace("1000 put", "1000 a got 7");
    }

    @Test
    void aPutWaitsForAPlace() {
        Queue<Integer> queue = new Queue<>(1);
        putter(queue, 1);
        putter(queue, 2);
        run(script().sleep(1)
                .run(() -> assertThat(queue.getNowait()).isEqualTo(1))
                .sleep(0));
        assertTrace("0 put 1", "1000 put 2");
        assertThat(queue.qsize()).isEqualTo(1);
    }

    @Test
    void whatIsThereOrHasPlaceNeedsNoHop() {
        Queue<Integer> queue = new Queue<>(1);
        createTask(Script.doing(() -> log("another task")));
        run(script().await(queue.put(1)).await(queue.get()).run(() -> log("done")));
        assertThat(trace).containsExactly("0 another task", "0 done");
    }

    @Test
    void withoutWaitingItIsFullOrEmpty() {
        Queue<Integer> queue = new Queue<>(1);
        assertThat(queue.maxsize()).isEqualTo(1);
        assertThat(queue.empty()).isTrue();
        assertThatThrownBy(queue::getNowait).isInstanceOf(QueueEmptyException.class);
        queue.putNowait(1);
        assertThat(queue.full()).isTrue();
        assertThatThrownBy(() -> queue.putNowait(2)).isInstanceOf(QueueFullException.class);
        assertThat(drain(queue)).containsExactly(1);
        Queue<Integer> endless = new Queue<>(-1);
        endless.putNowait(1);
        assertThat(endless.full()).isFalse();
    }

    @Test
    void producersAndConsumersFinish() {
        Queue<Integer> queue = new Queue<>(1);
        Script producer = script();
        Script consumer = script();
        for (int i = 0; i < 5; i++) {
            int item = i;
            producer.then((step, value) -> queue.put(item).await(step));
            consumer.then((step, value) -> queue.get().await(step)).then((step, item2) -> {
                log(item2);
                return null;
            });
        }
        run(Asyncio.gather(consumer, producer));
        assertTrace("0 0", "0 1", "0 2", "0 3", "0 4");
    }

    @Test
    void takingAllAtOnceLetsAllPuttersGoOn() {
        Queue<Integer> queue = new Queue<>(2);
        for (int i = 0; i < 4; i++) {
            putter(queue, i);
        }
        run(script().sleep(0)
                .run(() -> assertThat(drain(queue)).containsExactly(0, 1))
                .sleep(0));
        assertThat(drain(queue)).containsExactly(2, 3);
    }

    @Test
    void doneIsSaidOncePerItem() {
        Queue<Integer> queue = new Queue<>();
        assertThatThrownBy(queue::taskDone)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("taskDone() called too many times");
        queue.putNowait(1);
        queue.putNowait(2);
        createTask(script().await(queue.join()).run(() -> log("joined")));
        createTask(script().await(queue.join()).run(() -> log("joined as well")));
        Task<?> cancelled = createTask(script().await(queue.join()).run(() -> log("never")));
        run(script().sleep(1)
                .run(cancelled::cancel)
                .run(queue::taskDone)
                .sleep(1)
                .run(queue::taskDone)
                .sleep(0));
        assertTrace("2000 joined", "2000 joined as well");
        assertThatThrownBy(queue::taskDone).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anEmptyQueueIsJoinedAtOnce() {
        createTask(Script.doing(() -> log("another task")));
        run(script().await(new Queue<Integer>().join()).run(() -> log("joined")));
        assertThat(trace).containsExactly("0 another task", "0 joined");
    }

    @Test
    void describesItself() {
        Queue<Integer> queue = new Queue<>(2);
        getter(queue, "a");
        run(script().sleep(0).run(() -> {
            assertThat(queue).hasToString("Queue[0 of 2, 1 getting, 0 putting]");
            StringBuilder dump = new StringBuilder();
            loop.dump(dump);
            assertThat(dump).contains("get, Queue[0 of 2, 1 getting, 0 putting]", "in Queue.get");
        }));
        queue.shutdown();
        assertThat(queue).hasToString("Queue[0 of 2, 0 getting, 0 putting, shut down]");
    }
}

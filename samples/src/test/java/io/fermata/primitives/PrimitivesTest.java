package io.fermata.primitives;

import static io.fermata.Asyncio.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import demo.Transcript;
import io.fermata.Async;
import io.fermata.Awaitable;
import io.fermata.Barrier;
import io.fermata.CancelledError;
import io.fermata.Condition;
import io.fermata.Queue;
import io.fermata.QueueShutDownException;
import io.fermata.Semaphore;
import io.fermata.Task;
import io.fermata.TaskGroup;
import java.util.ArrayDeque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The primitives as users write them, in async methods; each program with what it prints and when. */
@SuppressWarnings("try") // that a hold is not mentioned again
class PrimitivesTest {

    private static List<String> transcript(Awaitable<?> main) {
        List<String> lines = Transcript.of(() -> run(main), Throwable::toString);
        return lines.subList(0, lines.size() - 1);
    }

    @Async
    static int work(String name, double seconds) {
        try {
            await(sleep(seconds));
        } catch (CancelledError e) {
            System.out.println(name + " is cancelled");
            throw e;
        }
        System.out.println(name + " is done");
        return name.length();
    }

    @Async
    static void fail(double seconds) {
        await(sleep(seconds));
        throw new IllegalStateException("boom");
    }

    @Async
    static void groupOfThree() {
        Task<Integer> one;
        Task<Integer> three;
        try (var group = new TaskGroup()) {
            one = group.createTask(PrimitivesTestAsync.work("a", 2));
            three = group.createTask(PrimitivesTestAsync.work("bbb", 1));
            await(group.join());
        }
        System.out.println(one.result() + three.result());
    }

    @Test
    void aGroupWaitsForAll() {
        assertThat(transcript(PrimitivesTestAsync.groupOfThree()))
                .containsExactly("[ 1000] bbb is done", "[ 2000] a is done", "[ 2000] 4");
    }

    @Async
    static void groupThatFails() {
        try (var group = new TaskGroup()) {
            group.createTask(PrimitivesTestAsync.work("slow", 9));
            group.createTask(PrimitivesTestAsync.fail(1));
            await(group.join());
            System.out.println("never");
        } catch (IllegalStateException e) {
            System.out.println("failed: " + e.getMessage());
        }
    }

    @Test
    void aFailureInAGroupCancelsTheRest() {
        assertThat(transcript(PrimitivesTestAsync.groupThatFails()))
                .containsExactly("[ 1000] slow is cancelled", "[ 1000] failed: boom");
    }

    @Async
    static void download(Semaphore slots, int n) {
        try (var slot = await(slots.hold())) {
            await(sleep(1));
            System.out.println("page " + n);
        }
    }

    @Async
    static void twoAtATime() {
        var slots = new Semaphore(2);
        try (var group = new TaskGroup()) {
            for (int n = 0; n < 5; n++) {
                group.createTask(PrimitivesTestAsync.download(slots, n));
            }
            await(group.join());
        }
    }

    @Test
    void aSemaphoreLetsTwoInAtATime() {
        assertThat(transcript(PrimitivesTestAsync.twoAtATime()))
                .containsExactly(
                        "[ 1000] page 0", "[ 1000] page 1", "[ 2000] page 2", "[ 2000] page 3", "[ 3000] page 4");
    }

    @Async
    static void produce(Queue<Integer> queue, int count) {
        for (int i = 0; i < count; i++) {
            await(queue.put(i));
            System.out.println("put " + i);
        }
        queue.shutdown();
    }

    @Async
    static void consume(Queue<Integer> queue) {
        try {
            while (true) {
                int item = await(queue.get());
                await(sleep(1));
                System.out.println("used " + item);
            }
        } catch (QueueShutDownException e) {
            System.out.println("nothing left");
        }
    }

    @Async
    static void pipeline() {
        var queue = new Queue<Integer>(1);
        await(gather(PrimitivesTestAsync.produce(queue, 3), PrimitivesTestAsync.consume(queue)));
    }

    @Test
    void aBoundedQueueHoldsTheProducerBack() {
        assertThat(transcript(PrimitivesTestAsync.pipeline()))
                .containsExactly(
                        "[    0] put 0",
                        "[    0] put 1",
                        "[ 1000] used 0",
                        "[ 1000] put 2",
                        "[ 2000] used 1",
                        "[ 3000] used 2",
                        "[ 3000] nothing left");
    }

    @Async
    static void take(Condition changed, ArrayDeque<String> items, String who) {
        try (var held = await(changed.hold())) {
            await(changed.waitFor(() -> !items.isEmpty()));
            System.out.println(who + " takes " + items.remove());
        }
    }

    @Async
    static void market() {
        var changed = new Condition();
        var items = new ArrayDeque<String>();
        var first = createTask(PrimitivesTestAsync.take(changed, items, "first"));
        var second = createTask(PrimitivesTestAsync.take(changed, items, "second"));
        for (String item : List.of("apple", "pear")) {
            await(sleep(1));
            try (var held = await(changed.hold())) {
                items.add(item);
                changed.signal();
            }
        }
        await(gather(first, second));
    }

    @Test
    void aConditionIsWaitedForInTurn() {
        assertThat(transcript(PrimitivesTestAsync.market()))
                .containsExactly("[ 1000] first takes apple", "[ 2000] second takes pear");
    }

    @Async
    static void meet(Barrier barrier, double seconds) {
        await(sleep(seconds));
        int number = await(barrier);
        System.out.println("number " + number);
    }

    @Async
    static void meeting() {
        var barrier = new Barrier(3);
        await(gather(
                PrimitivesTestAsync.meet(barrier, 1),
                PrimitivesTestAsync.meet(barrier, 3),
                PrimitivesTestAsync.meet(barrier, 2)));
    }

    @Test
    void aBarrierLetsThemPassTogether() {
        assertThat(transcript(PrimitivesTestAsync.meeting()))
                .containsExactly("[ 3000] number 2", "[ 3000] number 0", "[ 3000] number 1");
    }

    @Async
    static void race() {
        for (var next : asCompleted(PrimitivesTestAsync.work("hare", 2), PrimitivesTestAsync.work("eel", 1))) {
            System.out.println(await(next));
        }
        Task<Integer> slow = createTask(PrimitivesTestAsync.work("tortoise", 5));
        Task<Integer> first = await(waitAny(slow, PrimitivesTestAsync.work("fox", 1)));
        System.out.println(first.result() + ", " + slow.done());
        System.out.println(await(shield(slow)));
    }

    @Test
    void whoComesFirst() {
        assertThat(transcript(PrimitivesTestAsync.race()))
                .containsExactly(
                        "[ 1000] eel is done",
                        "[ 1000] 3",
                        "[ 2000] hare is done",
                        "[ 2000] 4",
                        "[ 3000] fox is done",
                        "[ 3000] 3, false",
                        "[ 7000] tortoise is done",
                        "[ 7000] 8");
    }

    @Test
    void aTaskIsRefusedByAGroupThatIsClosed() {
        var group = new TaskGroup();
        group.close();
        assertThatThrownBy(() -> group.createTask(PrimitivesTestAsync.fail(1))).hasMessage("The TaskGroup is closed");
    }
}

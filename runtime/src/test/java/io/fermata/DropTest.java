package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.gather;
import static io.fermata.Asyncio.newVirtualEventLoop;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.waitFor;
import static io.fermata.Script.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a loop forgets stays forgotten, and holds nothing and nobody. */
class DropTest extends LoopTest {

    private Awaitable<?> stubborn(Awaitable<?> again) {
        return script().sleep(9).except((step, failure) -> again.await(step)).run(() -> log("back from the dead"));
    }

    @Test
    void aTaskThatWasGivenUpIsNotWokenByALaterRun() {
        Event event = new Event();
        createTask(script().await(stubborn(event)), "stubborn");
        assertThatThrownBy(() -> run(script().sleep(1))).isInstanceOf(DeadlockException.class);
        run(script().run(event::set).sleep(1));
        assertTrace();
        assertThat(loop.statistics().tasks()).isZero();
    }

    @Test
    void aTaskThatWasGivenUpDoesNotBlockALock() {
        Lock lock = new Lock();
        loop.runUntilComplete(lock.acquire());
        createTask(script().await(stubborn(lock.acquire())), "stubborn");
        assertThatThrownBy(() -> run(script().sleep(1))).isInstanceOf(DeadlockException.class);
        lock.release();
        run(script().await(lock.acquire()));
        assertThat(lock).hasToString("Lock[locked, 0 waiting]");
    }

    @Test
    void closingEndsTheTasksInWhateverState() {
        Task<Object> parked = createTask(script().await(new Event()));
        Task<Object> waiting = createTask(script().await(parked));
        Task<Object> gathering = createTask(script().await(gather(parked, script().sleep(1))));
        Task<Object> limited = createTask(script().await(waitFor(script().sleep(9), 20)));
        Task<Object> flagged = createTask(script().await(new ThreadSafeFlag()));
        loop.stop();
        loop.runForever();
        Task<Object> fresh = createTask(script().run(() -> log("never")));
        CompletableFuture<Object> future = waiting.toCompletableFuture();
        newVirtualEventLoop();
        assertThat(List.of(parked, waiting, gathering, limited, flagged, fresh))
                .allMatch(Task::done)
                .allMatch(Task::cancelled);
        assertThat(future).isCancelled();
        assertThat(loop.statistics()).isEqualTo(new EventLoop.Statistics(0, 0, 0, 0));
        assertThat(parked.cancel()).isFalse();
        assertTrace();
    }

    @Test
    void whatWasPostedAndDroppedIsTold() {
        List<String> told = new ArrayList<>();
        loop.setExceptionHandler((loop, context) -> {
            assertThat(context.exception()).isInstanceOf(RejectedExecutionException.class);
            told.add(context.message());
            assertThat(context.exception()).hasMessageEndingWith("and of 1 more");
        });
        FutureTask<Object> future = new FutureTask<>(() -> log("never"), null);
        loop.execute(future);
        Handle handle = loop.callSoonThreadsafe(() -> log("never"));
        loop.callSoonThreadsafe(() -> log("never")).cancel();
        loop.callSoon(() -> log("own"));
        EventLoop closed = loop;
        loop = newVirtualEventLoop();
        assertThat(told).containsExactly("Callbacks from other threads were dropped");
        assertThat(future).isCancelled();
        assertThat(handle.cancelled()).isTrue();
        assertThatThrownBy(() -> closed.execute(() -> log("never"))).isInstanceOf(RejectedExecutionException.class);
        assertThatThrownBy(() -> closed.callSoonThreadsafe(() -> log("never")))
                .isInstanceOf(IllegalStateException.class);
        CompletableFuture<Void> dependent =
                CompletableFuture.completedFuture(1).thenAcceptAsync(value -> log("never"), closed);
        assertThat(dependent).isCompletedExceptionally();
        assertTrace();
    }

    @Test
    void whatWasPostedBehindAStopIsToldToo() {
        loop.callSoonThreadsafe(() -> {
            loop.stop();
            loop.execute(() -> log("behind the stop"));
        });
        loop.runForever();
        assertTrace();
        newVirtualEventLoop();
        assertThat(reported).hasSize(1);
    }

    /** Threads that post while a loop is closed: each post runs, is refused, or is told. */
    @Test
    void noPostIsLostInTheRaceWithClose() throws InterruptedException {
        for (int round = 0; round < 200; round++) {
            AtomicInteger ran = new AtomicInteger();
            AtomicInteger refused = new AtomicInteger();
            List<FutureTask<?>> posts = new ArrayList<>();
            EventLoop closing = loop;
            CountDownLatch posting = new CountDownLatch(1);
            Thread poster = new Thread(() -> {
                for (int i = 0; i < 1_000; i++) {
                    FutureTask<?> post = new FutureTask<>(ran::incrementAndGet);
                    posts.add(post);
                    try {
                        closing.execute(post);
                    } catch (RejectedExecutionException e) {
                        refused.incrementAndGet();
                    }
                    posting.countDown();
                }
            });
            poster.start();
            posting.await();
            virtualTime();
            poster.join();
            long dropped = posts.stream().filter(FutureTask::isCancelled).count();
            assertThat(ran.get() + refused.get() + dropped).isEqualTo(1_000);
        }
    }
}

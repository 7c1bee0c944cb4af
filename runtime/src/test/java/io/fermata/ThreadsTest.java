package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.newEventLoop;
import static io.fermata.Asyncio.run;
import static io.fermata.Script.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The doors for other threads, in real time. */
class ThreadsTest {

    private EventLoop loop;

    @BeforeEach
    void realTime() {
        loop = newEventLoop();
    }

    @Test
    void whatIsPostedRunsInTheOrderOfEachThread() throws Exception {
        int threads = 4;
        int each = 20_000;
        int[] next = new int[threads];
        int[] left = {threads * each};
        List<Thread> posters = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            int mine = t;
            Thread poster = new Thread(() -> {
                for (int i = 0; i < each; i++) {
                    int number = i;
                    loop.execute(() -> {
                        assertThat(Thread.currentThread()).isSameAs(loop.thread);
                        assertThat(next[mine]++).isEqualTo(number);
                        if (--left[0] == 0) {
                            loop.stop();
                        }
                    });
                }
            });
            posters.add(poster);
            poster.start();
        }
        List<Throwable> failures = new ArrayList<>();
        loop.setExceptionHandler((loop, context) -> failures.add(context.exception()));
        loop.runForever();
        for (Thread poster : posters) {
            poster.join();
        }
        assertThat(failures).isEmpty();
        assertThat(left[0]).isZero();
    }

    /** Two loops hand a token to each other through flags: each hand-over is a wake-up of a loop that may sleep. */
    private void handOver(int times) throws Exception {
        ThreadSafeFlag ping = new ThreadSafeFlag();
        ThreadSafeFlag pong = new ThreadSafeFlag();
        CompletableFuture<Integer> other = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                other.complete(run(new Relay(ping, pong, times)));
            } catch (Throwable failure) {
                other.completeExceptionally(failure);
            }
        });
        thread.start();
        ping.set();
        assertThat(run(new Relay(pong, ping, times))).isEqualTo(times);
        assertThat(other.get()).isEqualTo(times);
    }

    private static final class Relay extends Coro<Integer> {
        private final ThreadSafeFlag in;
        private final ThreadSafeFlag out;
        private final int times;
        private int i;

        Relay(ThreadSafeFlag in, ThreadSafeFlag out, int times) {
            this.in = in;
            this.out = out;
            this.times = times;
        }

        @Override
        protected void resume(Step step) throws Throwable {
            if (state == 1) {
                step.result();
                i++;
                out.set();
            }
            while (i < times) {
                in.await(step);
                if (step.suspended()) {
                    suspend(step, 1);
                    return;
                }
                i++;
                out.set();
            }
            step.complete(i);
        }
    }

    @Test
    void noWakeUpIsLost() throws Exception {
        handOver(20_000);
    }

    @Test
    @Tag("slow")
    void noWakeUpIsLostInTenMillion() throws Exception {
        handOver(10_000_000);
    }

    @Test
    void aFutureCompletedElsewhereResumesOnTheLoopsThread() {
        CompletableFuture<String> future = new CompletableFuture<>();
        Thread other = new Thread(() -> future.complete("v"));
        assertThat(run(script().run(other::start)
                        .then((step, value) -> step.await(future))
                        .run(() -> assertThat(Thread.currentThread()).isSameAs(loop.thread))))
                .isEqualTo("v");
    }

    @Test
    void failuresOfFuturesComeUnwrapped() {
        IOException failure = new IOException();
        CompletableFuture<Object> failed = CompletableFuture.failedFuture(failure);
        assertThatThrownBy(() -> run(script().then((step, value) -> step.await(failed))))
                .isSameAs(failure);
        CompletableFuture<Object> later = new CompletableFuture<>();
        CompletableFuture<Object> derived = later.thenApply(x -> x);
        loop.callSoon(() -> later.completeExceptionally(failure));
        assertThatThrownBy(() -> run(script().then((step, value) -> step.await(derived))))
                .isSameAs(failure);
        assertThatThrownBy(() -> loop.runUntilComplete(failed)).isSameAs(failure);
    }

    @Test
    void cancellingTheTaskCancelsTheFutureAndTheOtherWayRound() {
        CompletableFuture<Object> one = new CompletableFuture<>();
        CompletableFuture<Object> two = new CompletableFuture<>();
        Task<Object> first = createTask(script().then((step, value) -> step.await(one)));
        Task<Object> second = createTask(script().then((step, value) -> step.await(two)));
        run(script().sleep(0)
                .run(first::cancel)
                .run(() -> two.cancel(true))
                .sleep(0)
                .sleep(0));
        assertThat(one.isCancelled()).isTrue();
        assertThat(first.cancelled()).isTrue();
        assertThat(second.cancelled()).isTrue();
        assertThat(loop.statistics().outside()).isZero();
    }

    @Test
    void aLoopPerThread() throws Exception {
        CompletableFuture<EventLoop> other = new CompletableFuture<>();
        Thread thread = new Thread(() -> other.complete(Asyncio.getEventLoop()));
        thread.start();
        assertThat(other.get()).isNotSameAs(loop);
        assertThat(Asyncio.getEventLoop()).isSameAs(loop);
    }

    @Test
    void stopFromAnotherThread() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        loop.callSoon(running::countDown);
        Thread stopper = new Thread(() -> {
            try {
                running.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            loop.callSoonThreadsafe(loop::stop);
        });
        stopper.start();
        loop.runForever();
        stopper.join();
        assertThat(loop.isRunning()).isFalse();
    }

    @Test
    void anInterruptIsKeptForTheEndOfTheRun() throws InterruptedException, ExecutionException {
        Semaphore interrupted = new Semaphore(0);
        Thread.currentThread().interrupt();
        Thread other = new Thread(() -> {
            interrupted.acquireUninterruptibly();
            loop.callSoonThreadsafe(loop::stop);
        });
        other.start();
        loop.callSoon(interrupted::release);
        loop.runForever();
        assertThat(Thread.interrupted()).isTrue();
        other.join();
    }

    @Test
    void aFlagTakesOneWaiterAndIsConsumedByIt() {
        ThreadSafeFlag flag = new ThreadSafeFlag();
        Task<Object> first = createTask(script().await(flag));
        Task<Object> second = createTask(script().await(flag));
        run(script().await(second).except((step, failure) -> {
            assertThat(failure).isInstanceOf(IllegalStateException.class);
            flag.set();
            return first.await(step);
        }));
        assertThat(first.result()).isEqualTo(true);
        assertThat(flag.isSet()).isFalse();
        flag.set();
        flag.clear();
        assertThat(flag.isSet()).isFalse();
    }

    @Test
    void aCancelledWaiterLeavesTheFlagSet() {
        ThreadSafeFlag flag = new ThreadSafeFlag();
        Task<Object> waiter = createTask(script().await(flag));
        run(script().sleep(0).run(flag::set).run(waiter::cancel).await(waiter).except((step, failure) -> null));
        assertThat(flag.isSet()).isTrue();
        assertThat(run(flag)).isTrue();
    }

    @Test
    void nothingIsOutsideAnyMoreWhenItHasCome() {
        CompletableFuture<String> good = new CompletableFuture<>();
        CompletableFuture<String> bad = new CompletableFuture<>();
        ThreadSafeFlag flag = new ThreadSafeFlag();
        Thread other = new Thread(() -> {
            good.complete("v");
            bad.completeExceptionally(new IOException());
            flag.set();
        });
        Task<Object> flagged = createTask(script().await(flag));
        Task<Object> failing =
                createTask(script().then((step, value) -> step.await(bad)).except((step, failure) -> failure));
        run(script().sleep(0)
                .run(() -> assertThat(loop.statistics().outside()).isEqualTo(2))
                .run(other::start)
                .then((step, value) -> step.await(good))
                .await(flagged)
                .await(failing));
        assertThat(failing.result()).isInstanceOf(IOException.class);
        assertThat(loop.statistics().outside()).isZero();
    }

    @Test
    void aFutureThatHasCompletedNeedsNoHop() {
        Task<Object> other = createTask(script());
        run(script().then((step, value) -> step.await(CompletableFuture.completedFuture("v")))
                .then((step, value) -> {
                    assertThat(value).isEqualTo("v");
                    assertThat(other.done()).isTrue();
                    return null;
                }));
        assertThatThrownBy(() -> run(script().then((step, value) -> step.await((CompletableFuture<Object>) null))))
                .isInstanceOf(NullPointerException.class);
    }
}

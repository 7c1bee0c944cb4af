package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.newEventLoop;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.toThread;
import static io.fermata.Script.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many threads at the doors of loops that run in real time. A wake-up that is lost shows as a test that hangs. */
@Timeout(300)
class ThreadStressTest {

    private static final int THREADS = 4;

    private EventLoop loop;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    @BeforeEach
    void realTime() {
        loop = newEventLoop();
        loop.setExceptionHandler((loop, context) -> failure.set(context.exception()));
    }

    /** Starts threads that do this, each with its number, all at once. */
    private void start(int count, IntConsumer body) {
        CyclicBarrier gate = new CyclicBarrier(count);
        for (int t = 0; t < count; t++) {
            int number = t;
            Thread thread = new Thread(() -> {
                try {
                    gate.await();
                    body.accept(number);
                } catch (Throwable thrown) {
                    failure.compareAndSet(null, thrown);
                }
            });
            threads.add(thread);
            thread.start();
        }
    }

    private void join() {
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        assertThat(failure.get()).isNull();
    }

    /** Awaits the flag until this is so. */
    private static final class Until extends Coro<Integer> {

        private final ThreadSafeFlag flag;
        private final BooleanSupplier over;
        private int wakeUps;

        Until(ThreadSafeFlag flag, BooleanSupplier over) {
            this.flag = flag;
            this.over = over;
        }

        @Override
        protected void resume(Step step) throws Throwable {
            if (state == 1) {
                step.result();
                wakeUps++;
            }
            while (!over.getAsBoolean()) {
                flag.await(step);
                if (step.suspended()) {
                    suspend(step, 1);
                    return;
                }
            }
            step.complete(wakeUps);
        }
    }

    /** Plain counters: what was written before {@code set()} is seen by whom that wakes. */
    private void manySetOneFlag(int each) {
        ThreadSafeFlag flag = new ThreadSafeFlag();
        int[][] counters = new int[THREADS][64];
        start(THREADS, thread -> {
            for (int i = 0; i < each; i++) {
                counters[thread][0]++;
                flag.set();
            }
        });
        run(new Until(flag, () -> {
            int sum = 0;
            for (int[] counter : counters) {
                sum += counter[0];
            }
            return sum == THREADS * each;
        }));
        join();
    }

    @Test
    void noSetOfAFlagIsLostAmongMany() {
        manySetOneFlag(50_000);
    }

    @Test
    @Tag("slow")
    void noSetOfAFlagIsLostAmongTenMillion() {
        manySetOneFlag(10_000_000 / THREADS);
    }

    @Test
    void futuresCompletedOnManyThreadsReachTheirTasks() {
        int each = 2_000;
        List<CompletableFuture<Integer>> futures = new ArrayList<>();
        for (int i = 0; i < THREADS * each; i++) {
            futures.add(new CompletableFuture<>());
        }
        int[] sum = {0};
        List<Task<Object>> tasks = new ArrayList<>();
        for (CompletableFuture<Integer> future : futures) {
            tasks.add(createTask(
                    script().then((step, value) -> step.await(future)).then((step, value) -> {
                        assertThat(Thread.currentThread()).isSameAs(loop.thread);
                        sum[0] += (Integer) value;
                        return null;
                    })));
        }
        start(THREADS, thread -> {
            for (int i = 0; i < each; i++) {
                futures.get(i * THREADS + thread).complete(1);
            }
        });
        run(Asyncio.gather(tasks));
        join();
        assertThat(sum[0]).isEqualTo(futures.size());
        assertThat(loop.statistics().outside()).isZero();
    }

    @Test
    void aFutureIsCompletedOrItsTaskCancelledWhicheverComesFirst() {
        int count = 20_000;
        List<CompletableFuture<Integer>> futures = new ArrayList<>();
        List<Task<Object>> tasks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            CompletableFuture<Integer> future = new CompletableFuture<>();
            futures.add(future);
            tasks.add(createTask(script().then((step, value) -> step.await(future))));
        }
        run(script().sleep(0)
                .run(() -> start(2, thread -> {
                    for (int i = thread; i < count; i += 2) {
                        futures.get(i).complete(i);
                    }
                }))
                .run(() -> {
                    for (int i = count - 1; i >= 0; i--) {
                        tasks.get(i).cancel();
                    }
                })
                .then((step, value) -> Asyncio.gather(tasks).returnExceptions().await(step)));
        join();
        for (int i = 0; i < count; i++) {
            assertThat(tasks.get(i).done()).isTrue();
            if (!tasks.get(i).cancelled()) {
                assertThat(tasks.get(i).result()).isEqualTo(i);
            }
            assertThat(futures.get(i)).isDone();
        }
        assertThat(loop.statistics().outside()).isZero();
    }

    @Test
    void futuresOfTasksAreCancelledFromManyThreads() {
        int count = 8_000;
        List<Task<Object>> tasks = new ArrayList<>();
        List<CompletableFuture<Object>> futures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tasks.add(createTask(script().sleep(i % 2 == 0 ? 1e6 : 0.001)));
            futures.add(tasks.get(i).toCompletableFuture());
        }
        start(THREADS, thread -> {
            for (int i = thread; i < count; i += THREADS) {
                if (i % 4 != 1) {
                    futures.get(i).cancel(true);
                }
            }
        });
        run(Asyncio.gather(tasks).returnExceptions());
        join();
        for (int i = 0; i < count; i += 2) {
            assertThat(tasks.get(i).cancelled()).isTrue();
        }
        for (int i = 1; i < count; i += 4) {
            assertThat(tasks.get(i).cancelled()).isFalse();
            assertThat(futures.get(i)).isCompletedWithValue(null);
        }
    }

    /** Each thread runs a loop of its own and passes what it gets to the next one's queue. */
    @Test
    void loopsOnSeveralThreadsPassTokensRound() {
        int rounds = 3_000;
        int tokens = 5;
        EventLoop[] loops = new EventLoop[THREADS];
        List<Queue<Integer>> queues = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            queues.add(new Queue<>());
        }
        CyclicBarrier ready = new CyclicBarrier(THREADS);
        AtomicInteger passed = new AtomicInteger();
        start(THREADS, thread -> {
            loops[thread] = newEventLoop();
            try {
                ready.await();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            int next = (thread + 1) % THREADS;
            Queue<Integer> out = queues.get(next);
            if (thread == 0) {
                for (int i = 0; i < tokens; i++) {
                    loops[next].execute(() -> out.putNowait(0));
                }
            }
            run(new Passing(queues.get(thread), rounds * tokens, token -> {
                passed.incrementAndGet();
                loops[next].execute(() -> out.putNowait(token + 1));
            }));
            try {
                ready.await(); // nobody's loop goes away while another still passes tokens to it
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        join();
        assertThat(passed).hasValue(THREADS * rounds * tokens);
    }

    private static final class Passing extends Coro<Object> {

        private final Queue<Integer> in;
        private final IntConsumer out;
        private int left;

        Passing(Queue<Integer> in, int count, IntConsumer out) {
            this.in = in;
            this.left = count;
            this.out = out;
        }

        @Override
        protected void resume(Step step) throws Throwable {
            if (state == 1) {
                out.accept((Integer) step.result());
                left--;
            }
            while (left > 0) {
                Integer token = in.get().await(step);
                if (step.suspended()) {
                    suspend(step, 1);
                    return;
                }
                out.accept(token);
                left--;
            }
            step.complete();
        }
    }

    @Test
    void stopFromOutsideAlwaysEndsTheRun() throws Exception {
        int times = 3_000;
        java.util.concurrent.Semaphore running = new java.util.concurrent.Semaphore(0);
        start(1, thread -> {
            for (int i = 0; i < times; i++) {
                running.acquireUninterruptibly();
                loop.callSoonThreadsafe(loop::stop);
            }
        });
        for (int i = 0; i < times; i++) {
            if (i % 2 == 0) {
                running.release(); // the stop may come before the run begins
                loop.runForever();
            } else {
                loop.callSoon(running::release);
                loop.runForever();
            }
            assertThat(loop.isRunning()).isFalse();
        }
        join();
    }

    @Test
    void manyStopsAtOnceEndOneRunAtATime() {
        AtomicInteger stops = new AtomicInteger();
        start(THREADS, thread -> {
            for (int i = 0; i < 1_000; i++) {
                loop.callSoonThreadsafe(() -> {
                    stops.incrementAndGet();
                    loop.stop();
                });
            }
        });
        int runs = 0;
        while (stops.get() < THREADS * 1_000) {
            loop.runForever();
            runs++;
        }
        join();
        assertThat(runs).isBetween(1, THREADS * 1_000);
    }

    @Test
    void aLoopThatIsClosedUnderThePostersRefusesThemAll() {
        for (int round = 0; round < 50; round++) {
            EventLoop closing = newEventLoop();
            AtomicInteger ran = new AtomicInteger();
            AtomicInteger refused = new AtomicInteger();
            closing.setExceptionHandler((loop, context) -> {}); // what was posted last is dropped
            threads.clear();
            start(THREADS, thread -> {
                try {
                    for (; ; ) {
                        closing.execute(ran::incrementAndGet);
                    }
                } catch (RejectedExecutionException closed) {
                    refused.incrementAndGet();
                }
            });
            closing.callLater(0.001, closing::stop);
            closing.runForever();
            int before = ran.get();
            closing.close();
            closing.close();
            join();
            assertThat(refused).hasValue(THREADS);
            assertThat(ran).hasValue(before);
            assertThatThrownBy(closing::runForever).hasMessage("Event loop is closed");
        }
    }

    @Test
    void blockingCallsAreCancelledAtRandom() {
        Random random = new Random(5);
        List<Task<Object>> tasks = new ArrayList<>();
        CountDownLatch never = new CountDownLatch(1);
        for (int i = 0; i < 1_000; i++) {
            int number = i;
            tasks.add(createTask(script().await(toThread(() -> {
                if (number % 5 == 0) {
                    never.await();
                }
                return number;
            }))));
        }
        run(script().sleep(0)
                .run(() -> {
                    for (int i = 0; i < tasks.size(); i++) {
                        if (i % 5 == 0 || random.nextBoolean()) {
                            tasks.get(i).cancel();
                        }
                    }
                })
                .then((step, value) -> Asyncio.gather(tasks).returnExceptions().await(step)));
        for (int i = 0; i < tasks.size(); i++) {
            Task<Object> task = tasks.get(i);
            assertThat(task.cancelled() || task.result().equals(i)).isTrue();
        }
        assertThat(loop.statistics().outside()).isZero();
        assertThat(failure.get()).isNull();
    }
}

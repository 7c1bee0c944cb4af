package bench.loom;

import bench.api.Peer;
import bench.api.Probe;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/** Virtual threads; the main task is one too. */
public final class LoomPeer implements Peer {
    private static final long HOUR = TimeUnit.HOURS.toMillis(1);

    @Override
    public long yieldAlone(int n) {
        return run(() -> (long) yields(n));
    }

    @Override
    public long yieldInTurn(int tasks, int n) {
        return run(() -> {
            var all = new FutureTask<?>[tasks];
            for (int i = 0; i < tasks; i++) {
                all[i] = start(() -> yields(n));
            }
            return sum(all);
        });
    }

    @Override
    public long yieldBesideTimer(int n) {
        return run(() -> {
            Thread sleeper = VirtualThreads.start(() -> sleep(HOUR));
            int count = yields(n);
            sleeper.interrupt();
            return (long) count;
        });
    }

    @Override
    public long spawnAndJoin(int n) {
        return run(() -> {
            long sum = 0;
            for (int i = 0; i < n; i++) {
                int x = i;
                sum += start(() -> trivial(x)).get();
            }
            return sum;
        });
    }

    @Override
    public long callChain(int depth, int n) {
        return run(() -> {
            long sum = 0;
            for (int i = 0; i < n; i++) {
                sum += chain(depth, i);
            }
            return sum;
        });
    }

    @Override
    public long fib(int n) {
        return run(() -> (long) fibonacci(n));
    }

    @Override
    public long suspendChain(int repetitions, int depth, int yields) {
        return run(() -> {
            long sum = 0;
            for (int i = 0; i < repetitions; i++) {
                sum += suspendingChain(depth, yields);
            }
            return sum;
        });
    }

    @Override
    public long gather(int n) {
        return run(() -> {
            var all = new FutureTask<?>[n];
            for (int i = 0; i < n; i++) {
                int index = i;
                all[i] = start(() -> once(index));
            }
            return sum(all);
        });
    }

    @Override
    public long sleepers(int[] millis) {
        return run(() -> {
            var all = new Thread[millis.length];
            for (int i = 0; i < millis.length; i++) {
                int duration = millis[i];
                all[i] = VirtualThreads.start(() -> sleep(duration));
            }
            return joinAll(all);
        });
    }

    @Override
    public long timeoutOfTrivial(int n) {
        return run(() -> {
            long sum = 0;
            for (int i = 0; i < n; i++) {
                int x = i;
                sum += inTime(start(() -> trivial(x)));
            }
            return sum;
        });
    }

    @Override
    public long timeoutOfSuspending(int n) {
        return run(() -> {
            long sum = 0;
            for (int i = 0; i < n; i++) {
                int x = i;
                sum += inTime(start(() -> once(x)));
            }
            return sum;
        });
    }

    @Override
    public long parkInSleep(int n, Probe probe) {
        return run(() -> {
            probe.begin();
            var all = new Thread[n];
            for (int i = 0; i < n; i++) {
                all[i] = VirtualThreads.start(() -> sleep(HOUR));
            }
            awaitState(all, Thread.State.TIMED_WAITING);
            probe.parked();
            for (Thread thread : all) {
                thread.interrupt();
            }
            long ended = joinAll(all);
            probe.ended();
            return ended;
        });
    }

    @Override
    public long parkOnEvent(int n, Probe probe) {
        return run(() -> {
            probe.begin();
            var event = new CountDownLatch(1);
            var all = new Thread[n];
            for (int i = 0; i < n; i++) {
                all[i] = VirtualThreads.start(() -> await(event));
            }
            awaitState(all, Thread.State.WAITING);
            probe.parked();
            event.countDown();
            long ended = joinAll(all);
            probe.ended();
            return ended;
        });
    }

    @Override
    public long handOver(int tasks, int n) {
        return run(() -> {
            var lock = new ReentrantLock(true);
            var counter = new long[1];
            var all = new Thread[tasks];
            for (int i = 0; i < tasks; i++) {
                all[i] = VirtualThreads.start(() -> {
                    for (int j = 0; j < n; j++) {
                        lock.lock();
                        try {
                            long c = counter[0];
                            Thread.yield();
                            counter[0] = c + 1;
                        } finally {
                            lock.unlock();
                        }
                    }
                });
            }
            joinAll(all);
            return counter[0];
        });
    }

    @Override
    public long roundTrips(int n) {
        return run(() -> {
            var ping = new Semaphore(0);
            var pong = new Semaphore(0);
            var trips = new AtomicInteger();
            var a = VirtualThreads.start(() -> {
                for (int i = 0; i < n; i++) {
                    ping.release();
                    pong.acquireUninterruptibly();
                    trips.incrementAndGet();
                }
            });
            var b = VirtualThreads.start(() -> {
                for (int i = 0; i < n; i++) {
                    ping.acquireUninterruptibly();
                    pong.release();
                }
            });
            a.join();
            b.join();
            return (long) trips.get();
        });
    }

    private static int yields(int n) {
        int count = 0;
        for (int i = 0; i < n; i++) {
            Thread.yield();
            count++;
        }
        return count;
    }

    private static int trivial(int x) {
        return x;
    }

    private static int once(int x) {
        Thread.yield();
        return x;
    }

    private static int chain(int depth, int x) {
        return depth == 1 ? x + 1 : 1 + chain(depth - 1, x);
    }

    private static int fibonacci(int n) {
        return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
    }

    private static int suspendingChain(int depth, int yields) {
        return depth == 1 ? yields(yields) : 1 + suspendingChain(depth - 1, yields);
    }

    /** An interrupt ends the sleep, and with it the task. */
    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(CountDownLatch event) {
        try {
            event.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> FutureTask<T> start(Callable<T> work) {
        var task = new FutureTask<>(work);
        VirtualThreads.start(task);
        return task;
    }

    private static <T> T inTime(FutureTask<T> task) throws InterruptedException, ExecutionException, TimeoutException {
        return task.get(10, TimeUnit.SECONDS);
    }

    private static long sum(FutureTask<?>[] all) throws InterruptedException, ExecutionException {
        long sum = 0;
        for (var task : all) {
            sum += (Integer) task.get();
        }
        return sum;
    }

    private static long joinAll(Thread[] all) throws InterruptedException {
        long ended = 0;
        for (Thread thread : all) {
            thread.join();
            ended++;
        }
        return ended;
    }

    private static void awaitState(Thread[] all, Thread.State state) {
        for (Thread thread : all) {
            while (thread.getState() != state) {
                Thread.yield();
            }
        }
    }

    private static <T> T run(Callable<T> main) {
        try {
            return start(main).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}

package bench.cf;

import bench.api.Peer;
import bench.api.Probe;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** {@code CompletableFuture} on a single thread. */
public final class CompletableFuturePeer implements Peer {
    @Override
    public long yieldAlone(int n) {
        return Async.run(() -> Async.yields(n).thenApply(count -> (long) count));
    }

    @Override
    public long yieldInTurn(int tasks, int n) {
        return Async.run(() -> {
            CompletableFuture<?>[] all = new CompletableFuture<?>[tasks];
            for (int i = 0; i < tasks; i++) {
                all[i] = CompletableFuture.supplyAsync(() -> Async.yields(n), Async.EXECUTOR)
                        .thenCompose(future -> future);
            }
            return CompletableFuture.allOf(all).thenApply(nothing -> sum(all));
        });
    }

    @Override
    public long yieldBesideTimer(int n) {
        return Async.run(() -> {
            CompletableFuture<@Nullable Void> sleeper = longSleep();
            return Async.yields(n).thenApply(count -> {
                sleeper.cancel(false);
                return (long) count;
            });
        });
    }

    @Override
    public long spawnAndJoin(int n) {
        return Async.run(() -> Sum.of(n, i -> CompletableFuture.supplyAsync(() -> i, Async.EXECUTOR)));
    }

    @Override
    public long callChain(int depth, int n) {
        return Async.run(() -> Sum.of(n, i -> Async.chain(depth, i)));
    }

    @Override
    public long fib(int n) {
        return Async.run(() -> Async.fib(n).thenApply(result -> (long) result));
    }

    @Override
    public long suspendChain(int repetitions, int depth, int yields) {
        return Async.run(() -> Sum.of(repetitions, i -> Async.suspendingChain(depth, yields)));
    }

    @Override
    public long gather(int n) {
        return Async.run(() -> {
            CompletableFuture<?>[] all = new CompletableFuture<?>[n];
            for (int i = 0; i < n; i++) {
                int index = i;
                all[i] = CompletableFuture.supplyAsync(() -> Async.once(index), Async.EXECUTOR)
                        .thenCompose(future -> future);
            }
            return CompletableFuture.allOf(all).thenApply(nothing -> sum(all));
        });
    }

    @Override
    public long sleepers(int[] millis) {
        return Async.run(() -> {
            CompletableFuture<?>[] all = new CompletableFuture<?>[millis.length];
            for (int i = 0; i < millis.length; i++) {
                all[i] = Async.sleep(millis[i]);
            }
            return CompletableFuture.allOf(all).thenApply(nothing -> ended(all));
        });
    }

    @Override
    public long timeoutOfTrivial(int n) {
        return Async.run(() -> Sum.of(n, i -> Async.trivial(i).orTimeout(10, TimeUnit.SECONDS)));
    }

    @Override
    public long timeoutOfSuspending(int n) {
        return Async.run(() -> Sum.of(n, i -> Async.once(i).orTimeout(10, TimeUnit.SECONDS)));
    }

    @Override
    public long parkInSleep(int n, Probe probe) {
        return Async.run(() -> {
            probe.begin();
            CompletableFuture<?>[] sleeps = new CompletableFuture<?>[n];
            CompletableFuture<?>[] tasks = new CompletableFuture<?>[n];
            for (int i = 0; i < n; i++) {
                CompletableFuture<@Nullable Void> sleep = longSleep();
                sleeps[i] = sleep;
                tasks[i] = sleep.thenRunAsync(() -> {}, Async.EXECUTOR);
            }
            probe.parked();
            for (CompletableFuture<?> sleep : sleeps) {
                sleep.cancel(false);
            }
            long ended = ended(tasks);
            probe.ended();
            return CompletableFuture.completedFuture(ended);
        });
    }

    @Override
    public long parkOnEvent(int n, Probe probe) {
        return Async.run(() -> {
            probe.begin();
            CompletableFuture<@Nullable Void> event = new CompletableFuture<>();
            CompletableFuture<?>[] tasks = new CompletableFuture<?>[n];
            for (int i = 0; i < n; i++) {
                tasks[i] = event.thenRunAsync(() -> {}, Async.EXECUTOR);
            }
            probe.parked();
            event.complete(null);
            return CompletableFuture.allOf(tasks).thenApply(nothing -> {
                long ended = ended(tasks);
                probe.ended();
                return ended;
            });
        });
    }

    @Override
    public long handOver(int tasks, int n) {
        return Async.run(() -> HandOver.run(tasks, n));
    }

    @Override
    public long roundTrips(int n) {
        return Async.run(() -> RoundTrips.run(n));
    }

    /** The timer of this sleep is removed when the future is cancelled; that of a delayed executor is not. */
    private static CompletableFuture<@Nullable Void> longSleep() {
        return new CompletableFuture<@Nullable Void>().completeOnTimeout(null, 1, TimeUnit.HOURS);
    }

    private static long sum(CompletableFuture<?>[] all) {
        long sum = 0;
        for (CompletableFuture<?> future : all) {
            sum += (Integer) future.join();
        }
        return sum;
    }

    private static long ended(CompletableFuture<?>[] all) {
        long ended = 0;
        for (CompletableFuture<?> future : all) {
            if (future.isDone()) {
                ended++;
            }
        }
        return ended;
    }
}

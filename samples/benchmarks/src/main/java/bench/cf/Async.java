package bench.cf;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The executor, and what the workloads wait for. */
final class Async {
    static final Executor EXECUTOR = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "cf");
        thread.setDaemon(true);
        return thread;
    });

    private Async() {}

    /** Runs the function on the executor's thread and waits for the future that it returns. */
    static long run(Supplier<CompletableFuture<Long>> main) {
        return CompletableFuture.supplyAsync(main, EXECUTOR)
                .thenCompose(future -> future)
                .join();
    }

    /** Done when everything else that is queued has had its turn. */
    static CompletableFuture<Void> yieldOnce() {
        return CompletableFuture.runAsync(() -> {}, EXECUTOR);
    }

    static CompletableFuture<Integer> yields(int n) {
        return new Yields(n).start();
    }

    static CompletableFuture<Integer> trivial(int x) {
        return CompletableFuture.completedFuture(x);
    }

    static CompletableFuture<Integer> once(int x) {
        return yieldOnce().thenApply(nothing -> x);
    }

    static CompletableFuture<Integer> chain(int depth, int x) {
        if (depth == 1) {
            return CompletableFuture.completedFuture(x + 1);
        }
        return chain(depth - 1, x).thenApply(below -> 1 + below);
    }

    static CompletableFuture<Integer> fib(int n) {
        if (n < 2) {
            return CompletableFuture.completedFuture(n);
        }
        return fib(n - 1).thenCombine(fib(n - 2), Integer::sum);
    }

    static CompletableFuture<Integer> suspendingChain(int depth, int yields) {
        if (depth == 1) {
            return yields(yields);
        }
        return suspendingChain(depth - 1, yields).thenApply(below -> 1 + below);
    }

    static CompletableFuture<Void> sleep(long millis) {
        return CompletableFuture.runAsync(
                () -> {}, CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS, EXECUTOR));
    }
}

package bench.cf;

import java.util.concurrent.CompletableFuture;

/** {@code for i in n: yield; c++}. */
final class Yields implements Runnable {
    private final CompletableFuture<Integer> result = new CompletableFuture<>();
    private final int n;
    private int i;
    private int count;

    Yields(int n) {
        this.n = n;
    }

    CompletableFuture<Integer> start() {
        next();
        return result;
    }

    private void next() {
        if (i < n) {
            Async.yieldOnce().thenRun(this);
        } else {
            result.complete(count);
        }
    }

    @Override
    public void run() {
        count++;
        i++;
        next();
    }
}

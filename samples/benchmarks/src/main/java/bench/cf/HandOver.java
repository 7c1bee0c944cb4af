package bench.cf;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The counter of W8 and its workers. */
final class HandOver {
    private final AsyncLock lock = new AsyncLock();
    private long counter;

    static CompletableFuture<Long> run(int tasks, int n) {
        HandOver shared = new HandOver();
        CompletableFuture<?>[] all = new CompletableFuture<?>[tasks];
        for (int i = 0; i < tasks; i++) {
            Worker worker = shared.new Worker(n);
            all[i] = worker.ended;
            Async.EXECUTOR.execute(worker::next);
        }
        return CompletableFuture.allOf(all).thenApply(nothing -> shared.counter);
    }

    private final class Worker {
        final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();
        private final int n;
        private int i;

        Worker(int n) {
            this.n = n;
        }

        void next() {
            if (i == n) {
                ended.complete(null);
            } else {
                lock.acquire().thenRun(this::locked);
            }
        }

        private void locked() {
            long read = counter;
            Async.yieldOnce().thenRun(() -> {
                counter = read + 1;
                lock.release();
                i++;
                next();
            });
        }
    }
}

package bench.cf;

import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A FIFO lock for code that runs on the executor's one thread. */
final class AsyncLock {
    private final ArrayDeque<CompletableFuture<@Nullable Void>> waiters = new ArrayDeque<>();
    private boolean locked;

    CompletableFuture<@Nullable Void> acquire() {
        if (!locked) {
            locked = true;
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<@Nullable Void> waiter = new CompletableFuture<>();
        waiters.add(waiter);
        return waiter;
    }

    void release() {
        CompletableFuture<@Nullable Void> next = waiters.poll();
        if (next == null) {
            locked = false;
        } else {
            next.completeAsync(() -> null, Async.EXECUTOR);
        }
    }
}

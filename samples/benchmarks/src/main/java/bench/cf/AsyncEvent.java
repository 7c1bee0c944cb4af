package bench.cf;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** An event for one waiter, for code that runs on the executor's one thread. */
final class AsyncEvent {
    private @Nullable CompletableFuture<@Nullable Void> waiter;
    private boolean set;

    CompletableFuture<@Nullable Void> await() {
        if (set) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<@Nullable Void> future = new CompletableFuture<>();
        waiter = future;
        return future;
    }

    void set() {
        set = true;
        CompletableFuture<@Nullable Void> future = waiter;
        if (future != null) {
            waiter = null;
            future.completeAsync(() -> null, Async.EXECUTOR);
        }
    }

    void clear() {
        set = false;
    }
}

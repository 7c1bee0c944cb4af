package bench.cf;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The two tasks and two events of W9. */
final class RoundTrips {
    private final int n;
    private final AsyncEvent ping = new AsyncEvent();
    private final AsyncEvent pong = new AsyncEvent();
    private final CompletableFuture<Long> a = new CompletableFuture<>();
    private final CompletableFuture<@Nullable Void> b = new CompletableFuture<>();
    private int done;
    private int answered;

    private RoundTrips(int n) {
        this.n = n;
    }

    static CompletableFuture<Long> run(int n) {
        RoundTrips shared = new RoundTrips(n);
        Async.EXECUTOR.execute(shared::ask);
        Async.EXECUTOR.execute(shared::answer);
        return shared.a.thenCombine(shared.b, (count, nothing) -> count);
    }

    private void ask() {
        if (done == n) {
            a.complete((long) done);
            return;
        }
        ping.set();
        pong.await().thenRun(() -> {
            pong.clear();
            done++;
            ask();
        });
    }

    private void answer() {
        if (answered == n) {
            b.complete(null);
            return;
        }
        ping.await().thenRun(() -> {
            ping.clear();
            pong.set();
            answered++;
            answer();
        });
    }
}

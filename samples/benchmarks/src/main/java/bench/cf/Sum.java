package bench.cf;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** {@code for i in n: s += await f(i)}. */
final class Sum implements Consumer<Integer> {
    private final CompletableFuture<Long> result = new CompletableFuture<>();
    private final IntFunction<CompletableFuture<Integer>> function;
    private final int n;
    private int i;
    private long sum;

    private Sum(int n, IntFunction<CompletableFuture<Integer>> function) {
        this.n = n;
        this.function = function;
    }

    static CompletableFuture<Long> of(int n, IntFunction<CompletableFuture<Integer>> function) {
        Sum loop = new Sum(n, function);
        loop.next();
        return loop.result;
    }

    /** A future that is done already is no reason to nest a call. */
    private void next() {
        for (; i < n; i++) {
            CompletableFuture<Integer> future = function.apply(i);
            if (!future.isDone()) {
                future.thenAccept(this);
                return;
            }
            sum += future.join();
        }
        result.complete(sum);
    }

    @Override
    public void accept(Integer value) {
        sum += value;
        i++;
        next();
    }
}

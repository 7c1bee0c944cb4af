package bench.hand;

import org.jspecify.annotations.Nullable;

/** The main task of W2. */
final class SpawnAndJoin extends Task {
    private final int n;
    private int i;
    private long sum;
    private @Nullable Trivial awaited;

    SpawnAndJoin(int n) {
        this.n = n;
    }

    @Override
    boolean resume(Loop loop) {
        Trivial ended = awaited;
        if (ended != null) {
            sum += ended.result;
            i++;
        }
        if (i < n) {
            Trivial task = new Trivial(i);
            loop.ready.add(task);
            task.joiner = this;
            awaited = task;
            return false;
        }
        return end(loop, sum);
    }

    /** {@code async trivial(x): return x}. */
    private static final class Trivial extends Task {
        private final int x;

        Trivial(int x) {
            this.x = x;
        }

        @Override
        boolean resume(Loop loop) {
            return end(loop, x);
        }
    }
}

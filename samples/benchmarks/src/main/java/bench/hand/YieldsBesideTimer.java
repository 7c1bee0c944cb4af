package bench.hand;

import org.jspecify.annotations.Nullable;

/** The main task of W1c. */
final class YieldsBesideTimer extends Task {
    private final int n;
    private int i;
    private int count;
    private @Nullable Sleeper sleeper;

    YieldsBesideTimer(int n) {
        this.n = n;
    }

    @Override
    boolean resume(Loop loop) {
        if (state == 0) {
            sleeper = new Sleeper(Loop.HOUR);
            loop.ready.add(sleeper);
            state = 1;
        } else {
            count++;
            i++;
        }
        if (i < n) {
            loop.ready.add(this);
            return false;
        }
        if (sleeper != null) {
            sleeper.cancel(loop);
        }
        return end(loop, count);
    }
}

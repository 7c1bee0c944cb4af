package bench.hand;

import org.jspecify.annotations.Nullable;

/** A task that sleeps. */
final class Sleeper extends Task {
    private final long nanos;
    private @Nullable Timer timer;

    Sleeper(long nanos) {
        this.nanos = nanos;
    }

    @Override
    boolean resume(Loop loop) {
        if (state == 0) {
            state = 1;
            timer = loop.sleep(nanos, this);
            return false;
        }
        timer = null;
        return end(loop, 0);
    }

    /** Ends the sleep at once. */
    void cancel(Loop loop) {
        if (timer != null) {
            loop.timers.remove(timer);
            timer = null;
            loop.ready.add(this);
        }
    }
}

package bench.hand;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The main task of W6b and W6c: the inner call is awaited inline, and its timer is armed when it suspends. */
final class Timeouts extends Task {
    private static final long TIMEOUT = TimeUnit.SECONDS.toNanos(10);

    private final int n;
    private final boolean suspending;
    private int i;
    private long sum;

    Timeouts(int n, boolean suspending) {
        this.n = n;
        this.suspending = suspending;
    }

    @Override
    boolean resume(Loop loop) {
        long s = sum;
        int x = i;
        if (state == 1) {
            s += loop.result;
            x++;
        }
        for (; x < n; x++) {
            int called = suspending ? onceInTime(loop, x) : trivialInTime(loop, x);
            if (loop.parked(this)) {
                sum = s;
                i = x;
                state = 1;
                return false;
            }
            s += called;
        }
        return end(loop, s);
    }

    private static int trivialInTime(Loop loop, int x) {
        long deadline = System.nanoTime() + TIMEOUT;
        int called = trivial(x);
        if (loop.suspended) {
            new InTime().arm(loop, deadline);
            return 0;
        }
        return called;
    }

    private static int onceInTime(Loop loop, int x) {
        long deadline = System.nanoTime() + TIMEOUT;
        int called = once(loop, x);
        if (loop.suspended) {
            new InTime().arm(loop, deadline);
            return 0;
        }
        return called;
    }

    private static int trivial(int x) {
        return x;
    }

    private static int once(Loop loop, int x) {
        Once once = new Once(x);
        loop.ready.add(once);
        loop.park(once);
        return 0;
    }

    private static final class Once extends Frame {
        private final int x;

        Once(int x) {
            this.x = x;
        }

        @Override
        boolean resume(Loop loop) {
            loop.result = x;
            return true;
        }
    }

    /** The frame of a call with a timeout. */
    private static final class InTime extends Frame {
        private @Nullable Timer timer;

        void arm(Loop loop, long deadline) {
            timer = loop.timerAt(deadline, this);
            loop.push(this);
        }

        @Override
        boolean resume(Loop loop) {
            if (timer != null) {
                loop.timers.remove(timer);
                timer = null;
            }
            return true;
        }
    }
}

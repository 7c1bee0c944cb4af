package bench.hand;

import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The ready queue, the timers, and the registers through which frames hand each other results. */
final class Loop {
    static final long HOUR = TimeUnit.HOURS.toNanos(1);

    final ArrayDeque<Frame> ready = new ArrayDeque<>();
    final TimerHeap timers = new TimerHeap();

    /** The result of the call that ended last. */
    long result;

    /** Whether the call that returned last was parked; who sees this saves its frame and returns. */
    boolean suspended;

    /** The last frame saved since then. */
    @Nullable
    Frame top;

    private long timersMade;

    /** Runs the loop until the task has ended. */
    long run(Task main) {
        ready.add(main);
        while (!main.done) {
            turn();
        }
        return main.result;
    }

    private void turn() {
        if (!timers.isEmpty()) {
            wakeSleepers();
        }
        for (int n = ready.size(); n > 0; n--) {
            Frame frame = ready.poll();
            while (frame != null && frame.resume(this)) {
                frame = frame.caller;
            }
        }
    }

    private void wakeSleepers() {
        long now = System.nanoTime();
        long wait = timers.first().deadline - now;
        if (ready.isEmpty() && wait > 0) {
            LockSupport.parkNanos(wait);
            now = System.nanoTime();
        }
        while (!timers.isEmpty() && timers.first().deadline <= now) {
            Timer timer = timers.first();
            timers.remove(timer);
            ready.add(timer.frame);
        }
    }

    Timer sleep(long nanos, Frame frame) {
        return timerAt(System.nanoTime() + nanos, frame);
    }

    Timer timerAt(long deadline, Frame frame) {
        Timer timer = new Timer(deadline, timersMade++, frame);
        timers.add(timer);
        return timer;
    }

    /** Parks the task with this frame as its leaf: the innermost call has nothing to return yet. */
    void park(Frame leaf) {
        suspended = true;
        top = leaf;
    }

    /** Makes this frame the caller of the one saved before. */
    void push(Frame frame) {
        Frame below = top;
        if (below != null) {
            below.caller = frame;
        }
        top = frame;
    }

    /** Asked by a root frame after a call: whether to return false, being saved already. */
    boolean parked(Frame root) {
        if (!suspended) {
            return false;
        }
        push(root);
        suspended = false;
        top = null;
        return true;
    }
}

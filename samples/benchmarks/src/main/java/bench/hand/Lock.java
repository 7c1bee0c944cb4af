package bench.hand;

import java.util.ArrayDeque;

/** A lock that is handed over in the order of waiting. */
final class Lock {
    private final ArrayDeque<Frame> waiters = new ArrayDeque<>();
    private boolean locked;

    /** Whether the lock was free; if not, the frame has it when it is resumed. */
    boolean acquire(Frame frame) {
        if (locked) {
            waiters.add(frame);
            return false;
        }
        locked = true;
        return true;
    }

    void release(Loop loop) {
        Frame next = waiters.poll();
        if (next == null) {
            locked = false;
        } else {
            loop.ready.add(next);
        }
    }
}

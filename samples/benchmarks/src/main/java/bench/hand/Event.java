package bench.hand;

import java.util.ArrayDeque;

/** An event with its waiters in order. */
final class Event {
    final ArrayDeque<Frame> waiters = new ArrayDeque<>();
    boolean set;

    void set(Loop loop) {
        set = true;
        for (Frame frame = waiters.poll(); frame != null; frame = waiters.poll()) {
            loop.ready.add(frame);
        }
    }
}

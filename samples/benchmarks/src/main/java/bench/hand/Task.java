package bench.hand;

import org.jspecify.annotations.Nullable;

/** The root frame of a task. */
abstract class Task extends Frame {
    long result;
    boolean done;

    @Nullable
    Frame joiner;

    /** The last thing that {@link #resume} does. */
    final boolean end(Loop loop, long value) {
        result = value;
        done = true;
        Frame frame = joiner;
        if (frame != null) {
            joiner = null;
            loop.ready.add(frame);
        }
        return true;
    }
}

package bench.hand;

import org.jspecify.annotations.Nullable;

/** The saved state of a suspended call. */
abstract class Frame {

    /** Who awaits this call; null for the root frame of a task. */
    @Nullable
    Frame caller;

    int state;

    /**
     * Goes on from {@link #state}.
     *
     * @return whether the call has ended, with its result in {@link Loop#result}; otherwise it has been parked anew
     */
    abstract boolean resume(Loop loop);
}

package io.fermata;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a parked task waits for: the one mechanism under every primitive. How to write a primitive on it is told in
 * {@code docs/parking.md}. All of it runs on the loop's thread.
 */
abstract class Parking {

    /**
     * The value of the await, asked once when the woken task steps and its frame takes it, not when it is woken.
     *
     * @throws Throwable the failure of the await
     */
    abstract @Nullable Object outcome(Task<?> task) throws Throwable;

    /**
     * A task that is parked here has been cancelled.
     *
     * @return true if the task is let go of, so that it is queued at the tail and gets its {@link CancelledError}
     *     there; false if this object has passed the cancellation on and will wake the task itself
     */
    abstract boolean withdraw(Task<?> task);

    /**
     * A task that is parked here will not step again from here: its frame could not be kept, or its loop drops it. Unlike
     * {@link #withdraw}, this takes it off in any case. {@link #abandoned} follows.
     */
    void forget(Task<?> task) {
        withdraw(task);
    }

    /** The task steps with a {@link CancelledError} instead of the outcome, woken or withdrawn before. */
    void abandoned(Task<?> task) {}

    /** What this waits for in turn, if that is one thing; for the search of cycles. */
    @Nullable
    Parking next() {
        return null;
    }

    /** For dumps: the tasks that this waits for. */
    Iterable<? extends Task<?>> awaited() {
        return next() instanceof Task<?> task ? List.of(task) : List.of();
    }

    /** For dumps: what the task waits for, to follow "waits for". */
    abstract String describe(Task<?> task);

    @Override
    public String toString() {
        return getClass().getSimpleName();
    }
}

package io.fermata;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A flag that any thread may set and one task may wait for (MicroPython: {@code ThreadSafeFlag}). Waiting is
 * {@code await(flag)}, which gives true and clears the flag; it does not suspend while the flag is set.
 */
public final class ThreadSafeFlag extends Parking implements Awaitable<Boolean> {

    private final AtomicBoolean set = new AtomicBoolean();

    /** The loop of the waiter, once there was one; written before the waiter looks at the flag for the last time. */
    private volatile @Nullable EventLoop loop;

    /** On the loop's thread only. */
    private @Nullable Task<?> waiter;

    /** A flag that is not set. */
    public ThreadSafeFlag() {}

    /**
     * Sets the flag; the task that waits becomes ready, and sees what this thread wrote before. From any thread.
     */
    public void set() {
        if (!set.getAndSet(true)) { // a write also when it is set already, or the waiter need not see what came before
            EventLoop loop = this.loop;
            if (loop != null) {
                loop.inbox.post(new Arrival(this::arrived));
            }
        }
    }

    /** Clears the flag. From any thread. */
    public void clear() {
        set.set(false);
    }

    /**
     * Whether the flag is set. From any thread.
     *
     * @return whether it is
     */
    public boolean isSet() {
        return set.get();
    }

    @Override
    public Boolean await(Step step) {
        Task<?> task = step.current();
        if (waiter != null) {
            throw new IllegalStateException(waiter.name() + " waits for this flag, and it is for one waiter only");
        }
        loop = step.loop;
        if (!set.compareAndSet(true, false)) {
            waiter = task;
            step.loop.outside++;
            task.park(step, this);
        }
        return Boolean.TRUE;
    }

    private void arrived() {
        Task<?> task = waiter;
        if (task != null && task.parked() && set.get()) {
            task.wake();
        }
    }

    /** Consumes at the step of the waiter, not at its wake-up: a cancellation in between leaves the flag set. */
    @Override
    Boolean outcome(Task<?> task) {
        abandoned(task);
        set.getAndSet(false);
        return Boolean.TRUE;
    }

    @Override
    boolean withdraw(Task<?> task) {
        return true;
    }

    @Override
    void abandoned(Task<?> task) {
        waiter = null;
        task.loop.outside--;
    }

    @Override
    String describe(Task<?> task) {
        return toString();
    }

    @Override
    public String toString() {
        return "ThreadSafeFlag[" + (isSet() ? "set" : "unset") + "]";
    }
}

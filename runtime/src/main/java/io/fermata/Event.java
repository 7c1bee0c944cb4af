package io.fermata;

import org.jspecify.annotations.Nullable;

/**
 * A flag that tasks can wait for (asyncio: {@code Event}). Waiting is {@code await(event)}, which gives true; it does
 * not suspend while the event is set. Belongs to the thread of the loop whose tasks wait for it.
 */
public final class Event extends Parking implements Awaitable<Boolean> {

    /** The loop of the first waiter. */
    private @Nullable EventLoop loop;

    private @Nullable Waiter waiters;
    private boolean set;

    /** An event that is not set. */
    public Event() {}

    /**
     * Sets the event: all who wait become ready, in the order in which they came, even if {@link #clear} follows at
     * once.
     *
     * @throws IllegalStateException from another thread than the loop's
     */
    public void set() {
        checkThread("Event.set");
        set = true;
        Waiter woken = waiters;
        if (woken != null) {
            waiters = null;
            Waiter.wakeAll(woken);
        }
    }

    /**
     * Makes the event unset.
     *
     * @throws IllegalStateException from another thread than the loop's
     */
    public void clear() {
        checkThread("Event.clear");
        set = false;
    }

    /**
     * Whether the event is set.
     *
     * @return whether it is
     */
    public boolean isSet() {
        return set;
    }

    @Override
    public Boolean await(Step step) {
        if (loop != step.loop) {
            loop = step.bind(loop, this);
        }
        if (!set) {
            Task<?> task = step.current();
            if (waiters == null) {
                waiters = task;
            } else {
                Waiter.append(waiters, task);
            }
            task.park(step, this);
        }
        return Boolean.TRUE;
    }

    @Override
    Boolean outcome(Task<?> task) {
        return Boolean.TRUE;
    }

    @Override
    boolean withdraw(Task<?> task) {
        waiters = Waiter.remove(waiters, task);
        return true;
    }

    @Override
    String describe(Task<?> task) {
        return toString();
    }

    /**
     * Figures of this moment.
     *
     * @return the figures
     */
    public Statistics statistics() {
        return new Statistics(set, Waiter.length(waiters));
    }

    /**
     * What {@link #statistics} gives.
     *
     * @param set whether the event is set
     * @param waiting how many tasks wait
     */
    public record Statistics(boolean set, int waiting) {}

    @Override
    public String toString() {
        return "Event[" + (set ? "set" : "unset, " + Waiter.length(waiters) + " waiting") + "]";
    }

    private void checkThread(String operation) {
        EventLoop loop = this.loop;
        if (loop != null) {
            loop.checkThread(operation, "ThreadSafeFlag.set");
        }
    }
}

package io.fermata;

import org.jspecify.annotations.Nullable;

/**
 * Mutual exclusion of tasks (asyncio: {@code Lock}). First come, first served: a lock that is released while tasks wait
 * is reserved for the first of them. Belongs to the thread of the loop whose tasks use it. Any task may release it.
 *
 * <pre>{@code
 * try (var held = await(lock.hold())) { … }
 * }</pre>
 *
 * <p>A waiter stays in the list until it steps, woken or cancelled. So the lock is reserved while the first in the list
 * has been woken; and if it was cancelled, it is that task, in its own step, which wakes the next.
 */
public final class Lock extends Acquirable {

    private @Nullable EventLoop loop;
    private @Nullable Waiter waiters;
    private boolean locked;
    private final Acquire acquire = new Acquire(this);

    /** An unlocked lock. */
    public Lock() {}

    /**
     * Takes the lock, waiting while it is held or reserved: {@code await(lock.acquire())}, which gives true.
     *
     * @return the awaitable
     */
    public Acquire acquire() {
        return acquire;
    }

    /**
     * Takes the lock and gives what releases it when closed, for try-with-resources.
     *
     * @return the awaitable
     */
    public Hold hold() {
        return new Hold(this);
    }

    /**
     * Gives the lock free, for the first waiter if there is one.
     *
     * @throws IllegalStateException if it is not locked, be it reserved; or from another thread than the loop's
     */
    @Override
    public void release() {
        EventLoop loop = this.loop;
        if (loop != null) {
            loop.checkThread("Lock.release", "callSoonThreadsafe(lock::release)");
        }
        if (loop == null || !locked) { // nobody takes it without binding it
            throw new IllegalStateException("Lock is not acquired");
        }
        locked = false;
        wakeFirst(loop.ready);
    }

    /**
     * Whether a task holds the lock. False while it is reserved for a waiter that has not stepped yet.
     *
     * @return whether it is locked
     */
    public boolean locked() {
        return locked;
    }

    /**
     * Figures of this moment.
     *
     * @return the figures
     */
    public Statistics statistics() {
        return new Statistics(locked, Waiter.length(waiters));
    }

    /**
     * What {@link #statistics} gives.
     *
     * @param locked whether a task holds the lock
     * @param waiting how many tasks wait, or have been handed the lock and have not stepped yet
     */
    public record Statistics(boolean locked, int waiting) {}

    @Override
    public String toString() {
        return "Lock[" + (locked ? "locked" : "unlocked") + ", " + Waiter.length(waiters) + " waiting]";
    }

    @Override
    boolean take(Step step) {
        if (loop != step.loop) {
            loop = step.bind(loop, this);
        }
        if (locked || waiters != null && !allWithdrawn()) {
            return false;
        }
        locked = true;
        return true;
    }

    private boolean allWithdrawn() {
        for (Waiter each = waiters; each != null; each = each.next) {
            if (!((Task<?>) each).withdrawn()) {
                return false;
            }
        }
        return true;
    }

    @Override
    void join(Task<?> task) {
        if (waiters == null) {
            waiters = task;
        } else {
            Waiter.append(waiters, task);
        }
    }

    /** It stays in the list until it steps. */
    @Override
    void withdraw(Task<?> task) {}

    @Override
    void takeReserved(Task<?> task) {
        waiters = Waiter.remove(waiters, task);
        locked = true;
    }

    @Override
    void leave(Task<?> task) {
        waiters = Waiter.remove(waiters, task);
        if (!locked) {
            wakeFirst(task.loop.ready);
        }
    }

    private void wakeFirst(ReadyQueue ready) {
        if (waiters instanceof Task<?> first) {
            first.wake(ready);
        }
    }
}

package io.fermata;

import org.jspecify.annotations.Nullable;

/**
 * Tasks in line for permits, items or places, first come, first served. A task that is called has been woken and has one
 * of them reserved; it stays in the line until it steps, so that who comes meanwhile stands behind it, and so that a
 * cancellation after the call passes on what was reserved.
 *
 * <p>A waiter is withdrawn from the line at once: {@link #leave} then says that it had not been called.
 */
final class Line {

    private @Nullable Waiter waiting;
    private int waitingCount;
    private @Nullable Waiter called;
    private int calledCount;

    /** How many at the head of {@link #waiting} had been called and went away empty-handed. */
    private int back;

    void join(Task<?> task) {
        waiting = Waiter.append(waiting, task);
        waitingCount++;
    }

    /** For a task that was called and found nothing any more: it goes before all who have not been called yet. */
    void rejoin(Task<?> task) {
        if (back == waitingCount) {
            waiting = Waiter.append(waiting, task);
        } else {
            Waiter behind = waiting;
            for (int i = 0; i < back; i++) {
                behind = behind.next;
            }
            waiting = Waiter.insert(waiting, task, behind);
        }
        back++;
        waitingCount++;
    }

    /** Wakes the first who waits; false if nobody does. */
    boolean call() {
        Waiter first = waiting;
        if (first == null) {
            return false;
        }
        unlink(first);
        called = Waiter.append(called, first);
        calledCount++;
        first.wake();
        return true;
    }

    void callAll() {
        while (waiting != null) {
            call();
        }
    }

    /** A task that waits has been cancelled. */
    void withdraw(Task<?> task) {
        unlink(task);
    }

    private void unlink(Waiter removed) {
        Waiter each = waiting;
        for (int i = 0; i < back; i++, each = each.next) {
            if (each == removed) {
                back--;
                break;
            }
        }
        waiting = Waiter.remove(waiting, removed);
        waitingCount--;
    }

    /** Called in the step of the task, for its outcome or its cancellation; gives whether it had been called. */
    boolean leave(Task<?> task) {
        if (task.prev == null && called != task) {
            return false;
        }
        called = Waiter.remove(called, task);
        calledCount--;
        return true;
    }

    int waiting() {
        return waitingCount;
    }

    /** For how many something is reserved. */
    int called() {
        return calledCount;
    }

    boolean isEmpty() {
        return waiting == null && called == null;
    }
}

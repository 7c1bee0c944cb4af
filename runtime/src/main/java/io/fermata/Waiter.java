package io.fermata;

import org.jspecify.annotations.Nullable;

/**
 * What can stand in the ready queue, in a wait list and among the timers: tasks first of all, and callbacks. It is its
 * own node in each, so that waiting allocates nothing.
 *
 * <p>A wait list is a ring of such nodes known by its first: the owner holds one reference, null when empty. One alone,
 * which is the common case, has no links.
 */
abstract class Waiter extends Parking {

    /** The neighbours in a wait list; null outside of one, and alone in one. The inbox links its entries by {@code next} too. */
    @Nullable
    Waiter next;

    @Nullable
    Waiter prev;

    /** The insertion number of this object's timer, 0 when it has none. */
    int timer;

    /** Called by the loop when this comes to the head of the ready queue. */
    abstract void run();

    /** Called when its timer is due, or what it waits for has happened: it has been taken off the heap or list. */
    abstract void wake();

    /** For dumps: the task that waits by way of this, if there is one. */
    @Nullable
    Task<?> waiter() {
        return null;
    }

    /** What stands for this in the wait list of a task where it is not alone. */
    Waiter among(Task<?> awaited) {
        return this;
    }

    /** The task among these that came first, null if there is none. */
    static @Nullable Task<?> firstTask(@Nullable Waiter first) {
        Waiter each = first;
        do {
            Task<?> waiter = each == null ? null : each.waiter();
            if (waiter != null) {
                return waiter;
            }
            each = each == null ? null : each.next;
        } while (each != null && each != first);
        return null;
    }

    /** Adds at the tail and gives the new first. */
    static Waiter append(@Nullable Waiter first, Waiter added) {
        if (first == null) {
            return added;
        }
        Waiter last = first.prev;
        if (last == null) {
            last = first;
        }
        added.prev = last;
        added.next = first;
        last.next = added;
        first.prev = added;
        return first;
    }

    /** Takes a member off and gives the new first, null when the list is empty now. */
    static @Nullable Waiter remove(Waiter first, Waiter removed) {
        Waiter next = removed.next;
        if (next == null) {
            return null;
        }
        Waiter prev = removed.prev;
        removed.next = null;
        removed.prev = null;
        if (next == prev) {
            next.next = null;
            next.prev = null;
            return next;
        }
        prev.next = next;
        next.prev = prev;
        return removed == first ? next : first;
    }

    /** Empties the list in its order, waking each. */
    static void wakeAll(@Nullable Waiter first) {
        Waiter rest = first;
        while (rest != null) {
            Waiter woken = rest;
            rest = remove(rest, woken);
            woken.wake();
        }
    }

    static int length(@Nullable Waiter first) {
        int n = 0;
        if (first != null) {
            Waiter each = first;
            do {
                n++;
                each = each.next;
            } while (each != null && each != first);
        }
        return n;
    }
}

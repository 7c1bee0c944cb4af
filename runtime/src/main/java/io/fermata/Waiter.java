package io.fermata;

import org.jspecify.annotations.Nullable;

/**
 * What can stand in the ready queue, in a wait list and among the timers: tasks first of all, and callbacks. It is its
 * own node in each, so that waiting allocates nothing.
 *
 * <p>A wait list is a chain of such nodes known by its first: the owner holds one reference, null when empty. The first
 * knows the last by {@code prev}, so that adding does not search. One alone, which is the common case, has no links.
 */
abstract class Waiter extends Parking {

    /** The one behind this in a wait list; null outside of one, and of the last. The inbox links its entries by this too. */
    @Nullable
    Waiter next;

    /** The one before this in a wait list, the last if this is the first; null outside of one, and alone in one. */
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
        for (Waiter each = first; each != null; each = each.next) {
            Task<?> waiter = each.waiter();
            if (waiter != null) {
                return waiter;
            }
        }
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
        last.next = added;
        first.prev = added;
        return first;
    }

    /** Adds before another member and gives the new first. */
    static Waiter insert(Waiter first, Waiter added, Waiter behind) {
        added.next = behind;
        Waiter before = behind.prev;
        if (behind == first) {
            added.prev = before == null ? first : before;
            first.prev = added;
            return added;
        }
        added.prev = before;
        before.next = added;
        behind.prev = added;
        return first;
    }

    /** Takes a member off and gives the new first, null when the list is empty now. */
    static @Nullable Waiter remove(Waiter first, Waiter removed) {
        Waiter prev = removed.prev;
        if (prev == null) {
            return null; // it was alone
        }
        Waiter next = removed.next;
        removed.next = null;
        removed.prev = null;
        if (removed == first) {
            next.prev = next == prev ? null : prev;
            return next;
        }
        prev.next = next;
        if (next != null) {
            next.prev = prev;
        } else {
            first.prev = prev == first ? null : prev;
        }
        return first;
    }

    /** Empties the list in its order, waking each. */
    static void wakeAll(@Nullable Waiter first) {
        Waiter rest = first;
        while (rest != null) {
            Waiter woken = rest;
            rest = woken.next;
            woken.next = null;
            woken.prev = null;
            woken.wake();
        }
    }

    static int length(@Nullable Waiter first) {
        int n = 0;
        for (Waiter each = first; each != null; each = each.next) {
            n++;
        }
        return n;
    }
}

package io.fermata;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;

/** Refuses an await that would close a cycle of tasks, none of which could ever go on. */
final class Cycles {

    private Cycles() {}

    /**
     * Called before a task begins to wait. A task that nobody waits for cannot be part of a cycle, so that a chain costs
     * nothing at whichever end it grows.
     */
    static void check(Task<?> waiter, Parking awaited) {
        if (awaited == waiter) {
            throw new IllegalStateException(waiter.name() + " awaits itself");
        }
        if (waiter.watched() && reaches(awaited, waiter)) {
            throw new IllegalStateException(
                    waiter.name() + " awaits " + awaited.describe(waiter) + ", which waits for " + waiter.name());
        }
    }

    private static boolean reaches(Parking from, Task<?> wanted) {
        Deque<Parking> branches = null;
        Set<Parking> seen = null;
        Parking each = from;
        for (; ; ) {
            while (each != null) {
                if (each == wanted) {
                    return true;
                }
                if (each instanceof Gather<?> gather) {
                    if (branches == null) {
                        branches = new ArrayDeque<>();
                        seen = Collections.newSetFromMap(new IdentityHashMap<>());
                    }
                    if (seen.add(gather)) {
                        branches.addAll(gather.children());
                    }
                    break;
                }
                each = each.next();
            }
            each = branches == null ? null : branches.poll();
            if (each == null) {
                return false;
            }
        }
    }
}

package io.fermata;

import java.lang.ref.WeakReference;

/**
 * Tells whether the garbage collector has run. What lives on becomes old, and a reference to something young that is stored
 * into an old object costs a fence with G1, before JDK 26: more than all else that a step does to the queue. So what is
 * written in every step, and is small, is made anew now and then.
 */
final class Collected {

    private WeakReference<Object> garbage = new WeakReference<>(new Object());

    /** Whether it has run since this was last true. */
    boolean again() {
        if (!garbage.refersTo(null)) {
            return false;
        }
        garbage = new WeakReference<>(new Object());
        return true;
    }
}

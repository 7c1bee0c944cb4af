package io.fermata;

import org.jspecify.annotations.Nullable;

/** A waiter that is no task: something to do, for which nothing can wait. */
abstract class Callback extends Waiter {

    @Override
    final @Nullable Object outcome(Task<?> task) {
        throw new AssertionError(this);
    }

    @Override
    final boolean withdraw(Task<?> task) {
        throw new AssertionError(this);
    }

    @Override
    final String describe(Task<?> task) {
        throw new AssertionError(this);
    }
}

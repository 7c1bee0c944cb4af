package io.fermata;

import org.jspecify.annotations.Nullable;

/**
 * The wait of a caller that allows a fresh coroutine no time: the coroutine never begins, and the caller gets its
 * {@link AwaitTimeoutException} after as many hops as asyncio takes to cancel a task and to wait for its end.
 */
final class NoTime extends Waiter {

    private final Task<?> caller;
    private int hops = 3;

    private NoTime(Task<?> caller) {
        this.caller = caller;
    }

    static void park(Task<?> caller, Step step) {
        NoTime wait = new NoTime(caller);
        caller.park(step, wait);
        wait.wake();
    }

    @Override
    void run() {
        if (caller.parked() && caller.waits() == this) {
            wake();
        }
    }

    @Override
    void wake() {
        if (--hops > 0) {
            caller.loop.ready.add(this);
        } else {
            caller.wake();
        }
    }

    @Override
    @Nullable
    Object outcome(Task<?> task) {
        throw new AwaitTimeoutException();
    }

    @Override
    boolean withdraw(Task<?> task) {
        return true;
    }

    @Override
    String describe(Task<?> task) {
        return "a timeout that is over";
    }
}

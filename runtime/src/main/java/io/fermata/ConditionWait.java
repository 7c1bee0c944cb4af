package io.fermata;

import org.jspecify.annotations.Nullable;

/**
 * The coroutine of the wait for a {@link Condition}. However it ends, it has the lock again: a cancellation is thrown only
 * when that is so.
 */
final class ConditionWait extends Coro<Boolean> {

    private static final int SIGNALLED = 1;
    private static final int LOCKED = 2;

    private final Condition condition;
    private boolean signalled;

    /** The last one that came, to be thrown when the lock is held. */
    private @Nullable Throwable cancelled;

    ConditionWait(Condition condition) {
        this.condition = condition;
    }

    @Override
    protected void resume(Step step) throws Throwable {
        if (state == 0) {
            condition.park(step);
            suspend(step, SIGNALLED);
            return;
        }
        boolean locked = false;
        try {
            step.result();
            signalled |= state == SIGNALLED;
            locked = state == LOCKED;
        } catch (Throwable failure) {
            cancelled = failure;
        }
        if (!locked) {
            condition.acquire().await(step);
            if (step.suspended()) {
                suspend(step, LOCKED);
                return;
            }
        }
        if (cancelled != null) {
            if (signalled) {
                condition.passOn();
            }
            throw cancelled;
        }
        step.complete(true);
    }

    @Override
    public String toString() {
        return "await(condition)";
    }
}

package io.fermata;

import java.util.function.BooleanSupplier;

/** The coroutine of {@link Condition#waitFor}. */
final class ConditionWaitFor extends Coro<Boolean> {

    private final Condition condition;
    private final BooleanSupplier predicate;

    ConditionWaitFor(Condition condition, BooleanSupplier predicate) {
        this.condition = condition;
        this.predicate = predicate;
    }

    @Override
    protected void resume(Step step) throws Throwable {
        if (state != 0) {
            step.result();
        }
        if (predicate.getAsBoolean()) {
            step.complete(true);
        } else {
            condition.await(step);
            suspend(step, 1);
        }
    }

    @Override
    public String toString() {
        return "Condition.waitFor";
    }
}

package io.fermata;

/** The wait for a lock or a permit. */
abstract sealed class Acquiring extends Parking permits Acquire, Hold {

    final Acquirable acquired;

    Acquiring(Acquirable acquired) {
        this.acquired = acquired;
    }

    /** Whether the task that is stepping has taken it; if not, the task is parked. */
    final boolean take(Step step) {
        if (acquired.take(step)) {
            return true;
        }
        Task<?> task = step.current();
        acquired.join(task);
        task.park(step, this);
        return false;
    }

    @Override
    final boolean withdraw(Task<?> task) {
        acquired.withdraw(task);
        return true;
    }

    @Override
    final void abandoned(Task<?> task) {
        acquired.leave(task);
    }

    @Override
    final String describe(Task<?> task) {
        return acquired.toString();
    }
}

package io.fermata;

/** What {@link Lock#acquire} and {@link Semaphore#acquire} give: the await of it takes the lock or a permit. */
public final class Acquire extends Acquiring implements Awaitable<Boolean> {

    Acquire(Acquirable acquired) {
        super(acquired);
    }

    @Override
    public Boolean await(Step step) {
        take(step);
        return Boolean.TRUE;
    }

    @Override
    Boolean outcome(Task<?> task) {
        acquired.takeReserved(task);
        return Boolean.TRUE;
    }
}

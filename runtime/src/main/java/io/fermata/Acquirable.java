package io.fermata;

/** What a task takes and gives back: a lock, or a permit of a semaphore. How to wait for it is {@link Acquiring}'s. */
abstract sealed class Acquirable permits Lock, Semaphore {

    /** Takes it at once if nobody has it or is to have it. */
    abstract boolean take(Step step);

    /** The task that is stepping stands in line from now on. */
    abstract void join(Task<?> task);

    /** The task steps after it was its turn. */
    abstract void takeReserved(Task<?> task);

    /** The task has been cancelled while it waited. */
    abstract void withdraw(Task<?> task);

    /** The task steps, and does not take what may have been reserved for it. */
    abstract void leave(Task<?> task);

    /** Gives it back. */
    public abstract void release();
}

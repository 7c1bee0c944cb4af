package io.fermata;

/**
 * What {@link Lock#hold} and {@link Semaphore#hold} give, and what the await of it gives: closing it releases the lock or
 * the permit, once.
 */
public final class Hold extends Acquiring implements Awaitable<Hold>, AutoCloseable {

    private boolean held;

    Hold(Acquirable acquired) {
        super(acquired);
    }

    @Override
    public Hold await(Step step) {
        if (held) {
            throw new IllegalStateException("This hold has been taken already: " + acquired);
        }
        held = take(step);
        return this;
    }

    /** Releases what it holds, unless this has been done. */
    @Override
    public void close() {
        if (held) {
            held = false;
            acquired.release();
        }
    }

    @Override
    Hold outcome(Task<?> task) {
        acquired.takeReserved(task);
        held = true;
        return this;
    }
}

package io.fermata;

/** A semaphore that refuses to be released more often than acquired (asyncio: {@code BoundedSemaphore}). */
public final class BoundedSemaphore extends Semaphore {

    private final int bound;

    /** A semaphore of one permit. */
    public BoundedSemaphore() {
        this(1);
    }

    /**
     * A semaphore.
     *
     * @param value how many permits there are, and are never to be more
     * @throws IllegalArgumentException if that is less than 0
     */
    public BoundedSemaphore(int value) {
        super(value);
        bound = value;
    }

    /**
     * Gives a permit back, to the first waiter if there is one.
     *
     * @throws IllegalStateException if all permits are there, or from another thread than the loop's
     */
    @Override
    public void release() {
        if (value() >= bound) {
            throw new IllegalStateException("BoundedSemaphore released too many times");
        }
        super.release();
    }
}

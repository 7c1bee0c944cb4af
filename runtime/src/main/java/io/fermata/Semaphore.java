package io.fermata;

import org.jspecify.annotations.Nullable;

/**
 * A number of permits that tasks take and give back (asyncio: {@code Semaphore}). First come, first served: a permit that
 * is given back while tasks wait is reserved for the first of them. Belongs to the thread of the loop whose tasks use it.
 * Any task may release.
 *
 * <pre>{@code
 * try (var permit = await(semaphore.hold())) { … }
 * }</pre>
 */
public sealed class Semaphore extends Acquirable permits BoundedSemaphore {

    private final Line line = new Line();
    private final Acquire acquire = new Acquire(this);
    private @Nullable EventLoop loop;

    /** Permits that nobody has and that are reserved for nobody. */
    private int value;

    /** A semaphore of one permit. */
    public Semaphore() {
        this(1);
    }

    /**
     * A semaphore.
     *
     * @param value how many permits there are
     * @throws IllegalArgumentException if that is less than 0
     */
    public Semaphore(int value) {
        if (value < 0) {
            throw new IllegalArgumentException("Semaphore initial value must be >= 0, not " + value);
        }
        this.value = value;
    }

    /**
     * Takes a permit, waiting for one if there is none or if others wait: {@code await(semaphore.acquire())}, which gives
     * true.
     *
     * @return the awaitable
     */
    public Acquire acquire() {
        return acquire;
    }

    /**
     * Takes a permit and gives what releases it when closed, for try-with-resources.
     *
     * @return the awaitable
     */
    public Hold hold() {
        return new Hold(this);
    }

    /**
     * Gives a permit back, to the first waiter if there is one.
     *
     * @throws IllegalStateException from another thread than the loop's
     */
    @Override
    public void release() {
        if (loop != null) {
            loop.checkThread("Semaphore.release", "callSoonThreadsafe(semaphore::release)");
        }
        value++;
        callNext();
    }

    /**
     * Whether a task would have to wait for a permit: there is none, or others are before it.
     *
     * @return whether it would
     */
    public boolean locked() {
        return value == 0 || !line.isEmpty();
    }

    /**
     * Figures of this moment.
     *
     * @return the figures
     */
    public Statistics statistics() {
        return new Statistics(value, line.waiting(), line.called());
    }

    /**
     * What {@link #statistics} gives.
     *
     * @param free how many permits nobody has
     * @param waiting how many tasks wait
     * @param reserved how many tasks have been given a permit and have not stepped yet
     */
    public record Statistics(int free, int waiting, int reserved) {}

    @Override
    public String toString() {
        return getClass().getSimpleName() + "[" + value + " free, " + line.waiting() + " waiting]";
    }

    final int value() {
        return value;
    }

    @Override
    final boolean take(Step step) {
        if (loop != step.loop) {
            loop = step.bind(loop, this);
        }
        if (locked()) {
            return false;
        }
        value--;
        return true;
    }

    @Override
    final void join(Task<?> task) {
        line.join(task);
    }

    @Override
    final void withdraw(Task<?> task) {
        line.withdraw(task);
    }

    @Override
    final void takeReserved(Task<?> task) {
        line.leave(task);
        callNext(); // a permit may be there for who came while this one was reserved
    }

    @Override
    final void leave(Task<?> task) {
        if (line.leave(task)) {
            value++;
        }
        callNext();
    }

    private void callNext() {
        while (value > 0 && line.call()) {
            value--;
        }
    }
}

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
public sealed class Semaphore permits BoundedSemaphore {

    private final Line line = new Line();
    private final Acquire acquire = new Acquire();
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
        return new Hold();
    }

    /**
     * Gives a permit back, to the first waiter if there is one.
     *
     * @throws IllegalStateException from another thread than the loop's
     */
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

    private boolean take(Step step) {
        loop = step.bind(loop, this);
        if (locked()) {
            return false;
        }
        value--;
        return true;
    }

    private void wait(Step step, Parking parking) {
        Task<?> task = step.current();
        line.join(task);
        task.park(step, parking);
    }

    private void takeReserved(Task<?> task) {
        line.leave(task);
        callNext(); // a permit may be there for who came while this one was reserved
    }

    private void leave(Task<?> task) {
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

    /** What {@link #acquire} gives. */
    public final class Acquire extends Parking implements Awaitable<Boolean> {

        private Acquire() {}

        @Override
        public Boolean await(Step step) {
            if (!take(step)) {
                Semaphore.this.wait(step, this);
            }
            return Boolean.TRUE;
        }

        @Override
        Boolean outcome(Task<?> task) {
            takeReserved(task);
            return Boolean.TRUE;
        }

        @Override
        boolean withdraw(Task<?> task) {
            line.withdraw(task);
            return true;
        }

        @Override
        void abandoned(Task<?> task) {
            leave(task);
        }

        @Override
        String describe(Task<?> task) {
            return Semaphore.this.toString();
        }
    }

    /** What {@link #hold} gives, and what the await of it gives: closing it releases the permit, once. */
    public final class Hold extends Parking implements Awaitable<Hold>, AutoCloseable {

        private boolean held;

        private Hold() {}

        @Override
        public Hold await(Step step) {
            if (held) {
                throw new IllegalStateException("This hold has a permit already");
            }
            if (take(step)) {
                held = true;
            } else {
                Semaphore.this.wait(step, this);
            }
            return this;
        }

        /** Releases the permit, unless this has been done. */
        @Override
        public void close() {
            if (held) {
                held = false;
                release();
            }
        }

        @Override
        Hold outcome(Task<?> task) {
            takeReserved(task);
            held = true;
            return this;
        }

        @Override
        boolean withdraw(Task<?> task) {
            line.withdraw(task);
            return true;
        }

        @Override
        void abandoned(Task<?> task) {
            leave(task);
        }

        @Override
        String describe(Task<?> task) {
            return Semaphore.this.toString();
        }
    }
}

package io.fermata;

import org.jspecify.annotations.Nullable;

/**
 * A place where tasks wait for each other until so many are there (asyncio: {@code Barrier}). Waiting is
 * {@code await(barrier)}, which gives each of them another number from 0 to {@code parties - 1}. The barrier can be used
 * again at once: who comes while the tasks are leaving waits until they have left. Belongs to the thread of the loop whose
 * tasks use it.
 */
public final class Barrier implements Awaitable<Integer> {

    private enum State {
        FILLING,
        /** Enough have come; some of them have not stepped yet. */
        DRAINING,
        /** Reset while tasks waited; some of them have not stepped yet. */
        RESETTING,
        BROKEN
    }

    private final int parties;
    private @Nullable EventLoop loop;
    private State state = State.FILLING;

    /** How many have come and not left: those in {@link #waiters}, and those that were woken. */
    private int count;

    private @Nullable Waiter waiters;

    /** Who came while others were leaving. */
    private @Nullable Waiter late;

    /**
     * A barrier.
     *
     * @param parties how many tasks it takes to pass
     * @throws IllegalArgumentException if that is less than 1
     */
    public Barrier(int parties) {
        if (parties < 1) {
            throw new IllegalArgumentException("parties must be >= 1, not " + parties);
        }
        this.parties = parties;
    }

    /** Waits for the others; throws {@link BrokenBarrierException} if the barrier is or gets broken, or is reset. */
    @Override
    public Integer await(Step step) {
        loop = step.bind(loop, this);
        if (state == State.BROKEN) {
            throw new BrokenBarrierException("The barrier was aborted");
        }
        if (state == State.FILLING && count == parties - 1) {
            count++;
            release();
            leave();
            return parties - 1;
        }
        Task<?> task = step.current();
        if (state == State.FILLING) {
            count++;
            waiters = Waiter.append(waiters, task);
        } else {
            late = Waiter.append(late, task);
        }
        task.park(step, new Arrival());
        return 0;
    }

    /**
     * Makes the barrier as new: the tasks that wait, or were let through and have not stepped yet, get a
     * {@link BrokenBarrierException}. Also mends a barrier that was aborted.
     *
     * @throws IllegalStateException from another thread than the loop's
     */
    public void reset() {
        checkThread("reset");
        if (count == 0) {
            state = State.FILLING;
        } else if (state != State.RESETTING) {
            state = State.RESETTING;
            wakeAll();
        }
    }

    /**
     * Breaks the barrier: the tasks that wait, and all that come later, get a {@link BrokenBarrierException}.
     *
     * @throws IllegalStateException from another thread than the loop's
     */
    public void abort() {
        checkThread("abort");
        state = State.BROKEN;
        wakeAll();
        Waiter woken = late;
        late = null;
        Waiter.wakeAll(woken);
    }

    /**
     * How many tasks it takes to pass.
     *
     * @return how many
     */
    public int parties() {
        return parties;
    }

    /**
     * How many tasks wait for others to come (asyncio: {@code n_waiting}).
     *
     * @return how many; 0 while tasks are leaving
     */
    public int waiting() {
        return state == State.FILLING ? count : 0;
    }

    /**
     * Whether the barrier was aborted.
     *
     * @return whether it is broken
     */
    public boolean broken() {
        return state == State.BROKEN;
    }

    /**
     * Figures of this moment.
     *
     * @return the figures
     */
    public Statistics statistics() {
        return new Statistics(waiting(), state == State.FILLING ? 0 : count, Waiter.length(late));
    }

    /**
     * What {@link #statistics} gives.
     *
     * @param waiting how many tasks wait for others to come
     * @param leaving how many were woken and have not stepped yet
     * @param late how many wait for those to leave
     */
    public record Statistics(int waiting, int leaving, int late) {}

    @Override
    public String toString() {
        return "Barrier[" + state.name().toLowerCase(java.util.Locale.ROOT) + ", " + waiting() + " of " + parties
                + " waiting]";
    }

    /** Enough are there. They are numbered now, so that the numbers differ though some may have been cancelled. */
    private void release() {
        state = State.DRAINING;
        for (int i = 0; waiters != null; i++) {
            Task<?> task = (Task<?>) waiters;
            waiters = Waiter.remove(task, task);
            ((Arrival) task.waits()).index = i;
            task.wake();
        }
    }

    private void wakeAll() {
        Waiter woken = waiters;
        waiters = null;
        Waiter.wakeAll(woken);
    }

    private void leave() {
        if (--count == 0 && state != State.BROKEN) {
            state = State.FILLING;
            admit();
        }
    }

    /** The last has left: who came meanwhile comes now. */
    private void admit() {
        while (late != null && state == State.FILLING) {
            Task<?> task = (Task<?>) late;
            late = Waiter.remove(task, task);
            waiters = Waiter.append(waiters, task);
            ((Arrival) task.waits()).counted = true;
            if (++count == parties) {
                release();
            }
        }
    }

    private void checkThread(String operation) {
        EventLoop loop = this.loop;
        if (loop != null) {
            loop.checkThread("Barrier." + operation, "callSoonThreadsafe(barrier::" + operation + ")");
        }
    }

    /** One task's wait. */
    private final class Arrival extends Parking {

        /** Given when enough have come. */
        private int index = -1;

        /** Whether it is one of {@link Barrier#count}. */
        private boolean counted = state == State.FILLING;

        @Override
        Integer outcome(Task<?> task) {
            boolean passed = index >= 0 && state == State.DRAINING;
            abandoned(task);
            if (!passed) {
                throw new BrokenBarrierException("The barrier was reset or aborted");
            }
            return index;
        }

        @Override
        boolean withdraw(Task<?> task) {
            if (counted) {
                counted = false;
                count--;
                waiters = Waiter.remove(waiters, task);
            } else {
                late = Waiter.remove(late, task);
            }
            return true;
        }

        @Override
        void abandoned(Task<?> task) {
            if (counted) {
                leave();
            }
        }

        @Override
        String describe(Task<?> task) {
            return Barrier.this.toString();
        }
    }
}

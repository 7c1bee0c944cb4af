package io.fermata;

import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets tasks wait for something to become true that is guarded by a {@link Lock} (asyncio: {@code Condition}). Waiting is
 * {@code await(condition)}, or better {@code await(condition.waitFor(() -> …))}, with the lock held; both give it free
 * meanwhile and have it again when they go on. Belongs to the thread of the loop whose tasks use it.
 *
 * <pre>{@code
 * try (var held = await(condition.hold())) {
 *     await(condition.waitFor(() -> !items.isEmpty()));
 *     …
 * }
 * }</pre>
 *
 * <p>What is {@code notify} in asyncio is {@code signal} here, as in {@code java.util.concurrent}: {@code notify},
 * {@code notifyAll} and {@code wait} are every object's, and mean the monitors of threads.
 */
public final class Condition implements Awaitable<Boolean> {

    private final Lock lock;
    private final Notice notice = new Notice();
    private @Nullable EventLoop loop;

    /** A condition with a lock of its own. */
    public Condition() {
        this(new Lock());
    }

    /**
     * A condition with a lock that may guard others too.
     *
     * @param lock the lock
     */
    public Condition(Lock lock) {
        this.lock = Objects.requireNonNull(lock);
    }

    /**
     * {@link Lock#acquire} of the lock.
     *
     * @return the awaitable
     */
    public Acquire acquire() {
        return lock.acquire();
    }

    /**
     * {@link Lock#hold} of the lock.
     *
     * @return the awaitable
     */
    public Hold hold() {
        return lock.hold();
    }

    /**
     * {@link Lock#release} of the lock.
     *
     * @throws IllegalStateException if it is not locked; or from another thread than the loop's
     */
    public void release() {
        lock.release();
    }

    /**
     * {@link Lock#locked} of the lock.
     *
     * @return whether it is locked
     */
    public boolean locked() {
        return lock.locked();
    }

    /**
     * Waits for a signal: gives the lock free, and has it again before it goes on, be it with a failure. A task that is
     * cancelled after it was signalled passes the signal on.
     */
    @Override
    public Boolean await(Step step) throws Throwable {
        return step.enter(new ConditionWait(this));
    }

    /**
     * Waits for signals until something is true (asyncio: {@code wait_for}).
     *
     * @param predicate asked with the lock held: now, and after each signal
     * @return a coroutine, which gives true
     */
    public Coro<Boolean> waitFor(BooleanSupplier predicate) {
        return new ConditionWaitFor(this, Objects.requireNonNull(predicate));
    }

    /**
     * Wakes the task that has waited longest (asyncio: {@code notify}). It goes on when it has got the lock.
     *
     * @throws IllegalStateException if the lock is not locked; or from another thread than the loop's
     */
    public void signal() {
        signal(1);
    }

    /**
     * Wakes the tasks that have waited longest (asyncio: {@code notify(n)}).
     *
     * @param n how many at most
     * @throws IllegalStateException if the lock is not locked; or from another thread than the loop's
     */
    public void signal(int n) {
        if (loop != null) {
            loop.checkThread("Condition.signal", "callSoonThreadsafe");
        }
        if (!lock.locked()) {
            throw new IllegalStateException("cannot signal on un-acquired lock");
        }
        for (int i = 0; i < n && notice.line.call(); i++) {}
    }

    /**
     * Wakes all tasks that wait (asyncio: {@code notify_all}).
     *
     * @throws IllegalStateException if the lock is not locked; or from another thread than the loop's
     */
    public void signalAll() {
        signal(Integer.MAX_VALUE);
    }

    /**
     * Figures of this moment.
     *
     * @return the figures
     */
    public Statistics statistics() {
        return new Statistics(notice.line.waiting(), lock.statistics());
    }

    /**
     * What {@link #statistics} gives.
     *
     * @param waiting how many tasks wait for a signal
     * @param lock the figures of the lock, for which who was signalled waits
     */
    public record Statistics(int waiting, Lock.Statistics lock) {}

    @Override
    public String toString() {
        return "Condition[" + notice.line.waiting() + " waiting, " + lock + "]";
    }

    // --- what its coroutines see ----------------------------------------------------------------------------------

    /** Gives the lock free and parks the stepping task. */
    void park(Step step) {
        loop = step.bind(loop, this);
        if (!lock.locked()) {
            throw new IllegalStateException("cannot wait on un-acquired lock");
        }
        lock.release();
        Task<?> task = step.current();
        notice.line.join(task);
        task.park(step, notice);
    }

    /** Wakes another task in the place of one that could not make use of its signal. */
    void passOn() {
        notice.line.call();
    }

    /** What a task is parked in until it is signalled. */
    private final class Notice extends Parking {

        final Line line = new Line();

        @Override
        Boolean outcome(Task<?> task) {
            line.leave(task);
            return Boolean.TRUE;
        }

        @Override
        boolean withdraw(Task<?> task) {
            line.withdraw(task);
            return true;
        }

        @Override
        void abandoned(Task<?> task) {
            if (line.leave(task)) {
                passOn();
            }
        }

        @Override
        String describe(Task<?> task) {
            return Condition.this.toString();
        }
    }
}

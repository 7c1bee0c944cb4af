package io.fermata;

import org.jspecify.annotations.Nullable;

/**
 * A sleep (asyncio: {@code sleep}), made by {@link Asyncio#sleep} and its kin. Each await of it sleeps anew; a duration
 * of zero or less lets every other ready task have its turn first.
 */
public final class Sleep implements Awaitable<@Nullable Void> {

    /** The sleep of no duration. */
    static final Sleep NONE = new Sleep(0);

    private final long nanos;

    private Sleep(long nanos) {
        this.nanos = nanos;
    }

    static Sleep of(long nanos) {
        return nanos <= 0 ? NONE : new Sleep(nanos);
    }

    @Override
    public @Nullable Void await(Step step) {
        Task<?> task = step.current();
        EventLoop loop = step.loop;
        if (this == NONE) {
            task.yieldTurn(step);
        } else {
            task.park(step, ASLEEP);
            loop.timers.add(task, loop.clock.after(nanos));
        }
        return null;
    }

    @Override
    public String toString() {
        return "sleep(" + nanos / 1e9 + ")";
    }

    /** What a sleeping task waits for; the task itself is the timer, so one object serves all. */
    static final Parking ASLEEP = new Parking() {
        @Override
        @Nullable
        Object outcome(Task<?> task) {
            return null;
        }

        @Override
        boolean withdraw(Task<?> task) {
            task.loop.timers.cancel(task);
            return true;
        }

        @Override
        String describe(Task<?> task) {
            EventLoop loop = task.loop;
            return "sleep, " + (loop.timers.timeOf(task) - loop.clock.now()) / 1_000_000 + " ms left";
        }
    };
}

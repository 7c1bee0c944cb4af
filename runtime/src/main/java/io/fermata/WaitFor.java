package io.fermata;

import org.jspecify.annotations.Nullable;

/**
 * The coroutine of {@code waitFor}. A coroutine that it is given becomes a task, whose first step runs at once; only if
 * it suspends there is a timer set, at the place in the order of timers that it was given beforehand.
 *
 * <p>When the time is over, and when the caller is cancelled, the inner task is cancelled at once and the caller stays
 * parked until that has ended. What comes of it is decided then, in {@link Timeout#outcome}.
 */
final class WaitFor<T extends @Nullable Object> extends Coro<T> {

    private final Awaitable<T> awaited;
    private final long nanos;

    WaitFor(Awaitable<T> awaited, long nanos) {
        this.awaited = awaited;
        this.nanos = nanos;
    }

    @Override
    protected void resume(Step step) throws Throwable {
        T value = state == 0 ? begin(step) : step.result();
        if (step.suspended()) {
            suspend(step, 1);
        } else {
            step.complete(value);
        }
    }

    private T begin(Step step) throws Throwable {
        EventLoop loop = step.loop;
        Task<?> caller = step.current();
        Task<T> inner;
        long time = 0;
        int number = 0;
        if (awaited instanceof Task<T> task) {
            inner = task;
            if (inner.loop != loop) {
                return inner.await(step); // refuses
            }
            if (!inner.done()) {
                Cycles.check(caller, inner);
            }
        } else if (nanos <= 0 && awaited instanceof Coro<T> coro) {
            coro.claim(Coro.CLAIMED);
            NoTime.park(caller, step);
            return null;
        } else {
            number = loop.timers.number();
            time = loop.clock.after(nanos);
            inner = new Task<>(loop, Awaiting.of(awaited));
            if (step.shallow()) {
                inner.start(step);
            } else {
                loop.ready.add(inner);
            }
        }
        if (inner.done()) {
            return inner.take();
        }
        Timeout timeout = new Timeout(inner);
        inner.watch(caller);
        caller.park(step, timeout);
        if (nanos <= 0) {
            timeout.run();
        } else if (number != 0) {
            loop.timers.add(timeout, time, number);
        } else {
            loop.timers.add(timeout, loop.clock.after(nanos));
        }
        return null;
    }

    @Override
    public String toString() {
        return "waitFor(" + awaited + ", " + nanos / 1e9 + ")";
    }

    /** What the caller is parked in, and the timer. */
    static final class Timeout extends Waiter {

        private final Task<?> inner;
        private boolean over;
        private boolean callerCancelled;

        Timeout(Task<?> inner) {
            this.inner = inner;
        }

        /** The caller is being cancelled; gives the task to cancel in its place. */
        Task<?> callerCancelled() {
            callerCancelled = true;
            return inner;
        }

        /** The time is over. */
        @Override
        void run() {
            if (!inner.done()) {
                over = true;
                inner.cancel();
            }
        }

        @Override
        @Nullable
        Object outcome(Task<?> task) throws Throwable {
            inner.loop.timers.cancel(this);
            if (!over && !callerCancelled) {
                return inner.take();
            }
            Throwable failure = callerCancelled ? new CancelledError() : new AwaitTimeoutException();
            if (inner.failed()) {
                inner.retrieved();
                failure.addSuppressed((Throwable) inner.ending());
            }
            throw failure;
        }

        @Override
        void abandoned(Task<?> task) {
            inner.loop.timers.cancel(this);
        }

        @Override
        boolean withdraw(Task<?> task) {
            inner.unwatch(task);
            return true;
        }

        @Override
        void wake() {
            inner.loop.ready.add(this);
        }

        @Override
        Parking next() {
            return inner;
        }

        @Override
        String describe(Task<?> task) {
            return inner.name() + " with a timeout";
        }
    }
}

package io.fermata;

import org.jspecify.annotations.Nullable;

/**
 * The coroutine of {@code waitFor}. A coroutine that it is given becomes a task, whose first step runs at once; only if
 * it suspends there is a timer set, at the place in the order of timers that it was given beforehand.
 *
 * <p>When the time is over, and when the caller is cancelled, the inner task is cancelled at once and the caller stays
 * parked until that has ended. What comes of it is decided then, in {@link Timeout#outcome}.
 *
 * <p>When a task made here ends, its caller goes on in its place: a cancellation in between would lose the value.
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
            coro.claim();
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
        boolean own = inner != awaited;
        Timeout timeout = new Timeout(inner, own, caller);
        inner.watch(own ? timeout : caller);
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
        private final boolean own;
        private final Task<?> caller;
        private boolean over;
        private boolean callerCancelled;

        Timeout(Task<?> inner, boolean own, Task<?> caller) {
            this.inner = inner;
            this.own = own;
            this.caller = caller;
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
            throw new AssertionError("a cancellation is forwarded to the inner task");
        }

        @Override
        void forget(Task<?> task) {
            inner.unwatch(own ? this : task);
            inner.cancel();
        }

        /** The time is over, or a task of our own has ended. */
        @Override
        void wake() {
            if (inner.done()) {
                caller.wakeInPlace();
            } else {
                inner.loop.ready.add(this);
            }
        }

        @Override
        Task<?> waiter() {
            return caller;
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

package io.fermata;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A blocking call on a thread of its own, which a task waits for: what {@link Asyncio#toThread} gives. Cancelling the
 * task interrupts the thread and does not wait for it.
 */
final class ThreadCall<T extends @Nullable Object> extends Parking implements Awaitable<T>, Runnable {

    private final Callable<T> callable;

    /** Set before the thread begins. */
    private @Nullable Task<?> task;

    /** Written by the thread before it posts to the inbox. */
    private @Nullable T value;

    private @Nullable Throwable failure;

    /** Guarded by this object, as is {@link #cancelled}: an interrupt must not hit what the thread does next. */
    private @Nullable Thread runner;

    private boolean cancelled;

    ThreadCall(Callable<T> callable) {
        this.callable = callable;
    }

    @Override
    @SuppressWarnings("NullAway")
    public T await(Step step) {
        Task<?> task = step.current();
        this.task = task;
        BlockingThreads.start(this);
        step.loop.outside++;
        step.loop.calls++;
        task.park(step, this);
        return null;
    }

    /** On the thread. */
    @Override
    public void run() {
        synchronized (this) {
            if (cancelled) {
                return;
            }
            runner = Thread.currentThread();
        }
        try {
            value = callable.call();
        } catch (Throwable thrown) {
            failure = thrown;
        }
        synchronized (this) {
            runner = null;
        }
        EventLoop loop = task.loop;
        if (!loop.inbox.post(new Arrival(this::arrived)) && failedLate()) {
            Report.print(late());
        }
    }

    private void arrived() {
        if (!cancelled) {
            if (task.parked()) {
                task.wake();
            }
        } else if (failedLate()) {
            task.loop.callExceptionHandler(late());
        }
    }

    private boolean failedLate() {
        return failure != null && !(failure instanceof InterruptedException);
    }

    private ExceptionContext late() {
        return new ExceptionContext("toThread failed after its task was cancelled", failure, task);
    }

    @Override
    @Nullable
    Object outcome(Task<?> task) throws Throwable {
        left(task.loop);
        if (failure != null) {
            Traces.taken(failure, "toThread", task.loop);
            throw failure;
        }
        return value;
    }

    private static void left(EventLoop loop) {
        loop.outside--;
        loop.calls--;
    }

    @Override
    boolean withdraw(Task<?> task) {
        synchronized (this) {
            cancelled = true;
            if (runner != null) {
                runner.interrupt();
            }
        }
        return true;
    }

    /** The call may have ended already, and its task been woken, when the cancellation came. */
    @Override
    void abandoned(Task<?> task) {
        left(task.loop);
        if (!cancelled) {
            cancelled = true;
            arrived();
        }
    }

    @Override
    String describe(Task<?> task) {
        return "toThread, " + callable;
    }
}

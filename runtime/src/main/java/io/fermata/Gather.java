package io.fermata;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The results of several awaitables as a list (asyncio: the future that {@code gather} returns). Made by
 * {@link Asyncio#gather}; its coroutines have become tasks already. Any number of tasks may await it.
 *
 * <p>The end of the child that decides (the first to fail, or the last) puts this into the ready queue; when it comes to
 * the head, the outcome is fixed and the waiters are queued.
 *
 * @param <T> the type of the results
 */
public final class Gather<T extends @Nullable Object> extends Waiter implements Awaitable<List<T>> {

    /** One per argument; a task that is there twice is waited for twice. */
    private final List<Task<? extends T>> tasks;

    private int unfinished;
    private boolean returnExceptions;
    private boolean cancelRequested;
    private boolean used;

    /** Whether the deciding child has ended. */
    private boolean deciding;

    private boolean decided;
    private @Nullable Task<?> failed;
    private @Nullable Throwable failure;
    private @Nullable List<T> results;
    private @Nullable Waiter waiters;

    Gather(EventLoop loop, Collection<? extends Awaitable<? extends T>> awaitables) {
        List<Task<? extends T>> tasks = new ArrayList<>(awaitables.size());
        for (Awaitable<? extends T> each : awaitables) {
            boolean used = each instanceof Coro<?> coro && coro.caller != null;
            Task<? extends T> twin = used ? twin(each, awaitables, tasks) : null;
            tasks.add(twin != null ? twin : loop.taskOf(each));
        }
        this.tasks = tasks;
        for (Task<?> child : tasks) {
            if (child.done()) {
                if (child.failed()) {
                    child.retrieved();
                }
            } else {
                unfinished++;
                child.watch(this);
            }
        }
    }

    /**
     * Has failures and cancellations of the children given as elements of the list instead of thrown (asyncio:
     * {@code return_exceptions=True}).
     *
     * @return this gather, with elements that may be exceptions
     * @throws IllegalStateException if it has been awaited or decided already
     */
    @SuppressWarnings("unchecked")
    public Gather<Object> returnExceptions() {
        if (used || deciding) {
            throw new IllegalStateException("returnExceptions() belongs directly behind gather(…)");
        }
        returnExceptions = true;
        return (Gather<Object>) this;
    }

    @Override
    @SuppressWarnings("NullAway")
    public List<T> await(Step step) throws Throwable {
        used = true;
        if (!decided && !deciding && decidedByEnded()) {
            decide();
        }
        if (decided) {
            return take();
        }
        Task<?> task = step.current();
        Cycles.check(task, this);
        waiters = append(waiters, task);
        task.park(step, this);
        return null;
    }

    /** The task of a coroutine that has come before among the arguments. */
    private static <T extends @Nullable Object> @Nullable Task<? extends T> twin(
            Awaitable<? extends T> wanted,
            Collection<? extends Awaitable<? extends T>> awaitables,
            List<Task<? extends T>> tasks) {
        Iterator<? extends Awaitable<? extends T>> each = awaitables.iterator();
        for (Task<? extends T> task : tasks) {
            if (each.next() == wanted) {
                return task;
            }
        }
        return null;
    }

    List<Task<? extends T>> children() {
        return tasks;
    }

    /** A child has ended. */
    void ended(Task<?> child) {
        unfinished--;
        if (decided || deciding) {
            return; // a later failure is its own affair: nobody gets it from here
        }
        if (child.failed()) {
            child.retrieved();
        }
        if (unfinished == 0 || !returnExceptions && (child.failed() || child.cancelled())) {
            deciding = true;
            if (!returnExceptions && (child.failed() || child.cancelled())) {
                failed = child;
            }
            child.loop.ready.add(this);
        }
    }

    /** Whether children that had ended before they were gathered decide. */
    private boolean decidedByEnded() {
        if (!returnExceptions) {
            for (Task<?> child : tasks) {
                if (child.failed() || child.cancelled()) {
                    failed = child;
                    return true;
                }
            }
        }
        return unfinished == 0;
    }

    /** One hop after the deciding child has ended. */
    @Override
    void run() {
        if (decided) {
            reportUnlessTaken();
            return;
        }
        decide();
        Waiter woken = waiters;
        waiters = null;
        wakeAll(woken);
        if (failed != null && failed.failed()) {
            failed.loop.ready.add(this); // whoever takes the failure has done so by then
        }
    }

    private void decide() {
        decided = true;
        if (failed != null) {
            failure = (Throwable) failed.ending();
            return;
        }
        List<Object> results = new ArrayList<>(tasks.size());
        for (Task<?> task : tasks) {
            results.add(task.ending());
        }
        if (cancelRequested) {
            failure = new CancelledError();
        } else {
            this.results = cast(results);
        }
    }

    private boolean taken;

    private void reportUnlessTaken() {
        if (!taken) {
            taken = true;
            failed.loop.callExceptionHandler(new ExceptionContext("Task exception wasn't retrieved", failure, failed));
        }
    }

    private List<T> take() throws Throwable {
        if (failure != null) {
            taken = true;
            if (failed != null) {
                Traces.taken(failure, failed.name(), failed.loop);
            }
            throw failure;
        }
        return results;
    }

    @SuppressWarnings("unchecked")
    private static <T extends @Nullable Object> List<T> cast(List<Object> results) {
        return (List<T>) results;
    }

    @Override
    Object outcome(Task<?> task) throws Throwable {
        return take();
    }

    /** Passes the cancellation on to every child that has not ended; the waiter stays parked until this is decided. */
    @Override
    boolean withdraw(Task<?> task) {
        boolean any = false;
        for (Task<?> child : tasks) {
            any |= child.cancel();
        }
        if (any) {
            cancelRequested = true;
        } else {
            task.cancelWhenWoken();
        }
        return false;
    }

    @Override
    void forget(Task<?> task) {
        waiters = remove(waiters, task);
    }

    @Override
    void wake() {
        throw new AssertionError("a gather waits for children only, and asks each how it ended");
    }

    @Override
    @Nullable
    Task<?> waiter() {
        return firstTask(waiters);
    }

    /** Alone in the wait list of a child, as it mostly is, it stands there itself: that needs no links. */
    @Override
    Waiter among(Task<?> child) {
        return new Child(this, child);
    }

    @Override
    Iterable<? extends Task<?>> awaited() {
        return tasks;
    }

    @Override
    String describe(Task<?> task) {
        return "gather of "
                + tasks.stream().filter(child -> !child.done()).map(Task::name).toList();
    }

    /** The place of a gather in the wait list of a child that others wait for too. */
    private static final class Child extends Callback {
        private final Gather<?> gather;
        private final Task<?> task;

        Child(Gather<?> gather, Task<?> task) {
            this.gather = gather;
            this.task = task;
        }

        @Override
        void wake() {
            gather.ended(task);
        }

        @Override
        @Nullable
        Task<?> waiter() {
            return gather.waiter();
        }

        @Override
        void run() {
            throw new AssertionError();
        }
    }
}

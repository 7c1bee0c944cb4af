package io.fermata;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that belong together (asyncio: {@code TaskGroup}): when one fails, the rest are cancelled, and none outlives the
 * {@code try} unnoticed. Belongs to the thread of its loop.
 *
 * <pre>{@code
 * try (var group = new TaskGroup()) {
 *     group.createTask(FooAsync.a());
 *     group.createTask(FooAsync.b());
 *     await(group.join());
 * }
 * }</pre>
 *
 * <p>A {@code close()} in Java cannot wait: it cancels what is left and goes on. It is {@link #join} that waits. Unlike
 * in asyncio, a failure does not interrupt what the {@code try} itself awaits before {@code join}.
 */
public final class TaskGroup implements AutoCloseable {

    private final EventLoop loop = Loops.current();

    /** Whose end has not been taken note of. */
    private final Set<Task<?>> tasks = new LinkedHashSet<>();

    private final List<Task<?>> failed = new ArrayList<>();
    private final Join join = new Join();

    /** The rest has been cancelled, and no task may be added. */
    private boolean aborting;

    private boolean closed;

    /** The failures have been given to somebody. */
    private boolean thrown;

    /** A group of tasks on this thread's loop. */
    public TaskGroup() {}

    /**
     * Makes a task in this group and queues it.
     *
     * @param <T> the type of its result
     * @param coro a coroutine that has not begun
     * @return the task
     * @throws IllegalStateException if a task of the group has failed, the group is closed, the coroutine has been used,
     *     or from another thread than the loop's
     */
    public <T extends @Nullable Object> Task<T> createTask(Coro<T> coro) {
        check();
        return add(loop.createTask(coro));
    }

    /**
     * As {@link #createTask(Coro)}, with a name for dumps and reports.
     *
     * @param <T> the type of its result
     * @param coro a coroutine that has not begun
     * @param name the name
     * @return the task
     * @throws IllegalStateException if a task of the group has failed, the group is closed, the coroutine has been used,
     *     or from another thread than the loop's
     */
    public <T extends @Nullable Object> Task<T> createTask(Coro<T> coro, String name) {
        check();
        return add(loop.createTask(coro, name));
    }

    /**
     * Waits until all tasks of the group have ended. Throws the first failure, with the others as suppressed; a task that
     * was cancelled has not failed. If the waiting task is cancelled, the group's tasks are, and it waits until they have
     * ended; failures then go to the exception handler.
     *
     * @return to be awaited
     */
    public Awaitable<@Nullable Void> join() {
        return join;
    }

    /**
     * Cancels the tasks that have not ended. Failures that {@link #join} has not thrown go to the exception handler. Does
     * nothing the second time.
     *
     * @throws IllegalStateException from another thread than the loop's
     */
    @Override
    public void close() {
        loop.checkThread("TaskGroup.close", "callSoonThreadsafe(group::close)");
        if (!closed) {
            closed = true;
            abort();
            if (!thrown) {
                failed.forEach(this::report);
            }
        }
    }

    @Override
    public String toString() {
        return "TaskGroup[" + tasks.size() + " tasks" + (failed.isEmpty() ? "" : ", " + failed.size() + " failed")
                + (closed ? ", closed" : aborting ? ", cancelling" : "") + "]";
    }

    private void check() {
        loop.checkThread("TaskGroup.createTask", "callSoonThreadsafe(() -> group.createTask(…))");
        if (closed) {
            throw new IllegalStateException("The TaskGroup is closed");
        }
        if (aborting) {
            throw new IllegalStateException("The TaskGroup is shutting down: " + this);
        }
    }

    private <T extends @Nullable Object> Task<T> add(Task<T> task) {
        tasks.add(task);
        task.watch(new Member(this, task));
        return task;
    }

    private void abort() {
        aborting = true;
        for (Task<?> task : List.copyOf(tasks)) {
            task.cancel();
        }
    }

    private void ended(Task<?> task) {
        tasks.remove(task);
        if (task.failed()) {
            if (closed) {
                report(task);
            } else {
                failed.add(task);
                if (!aborting) {
                    abort();
                }
            }
        }
        if (tasks.isEmpty()) {
            join.wakeAll();
        }
    }

    private void report(Task<?> task) {
        loop.callExceptionHandler(
                new ExceptionContext("Unhandled error in a TaskGroup", (Throwable) task.ending(), task));
    }

    private void throwFailures() throws Throwable {
        if (failed.isEmpty()) {
            return;
        }
        Throwable first = (Throwable) failed.get(0).ending();
        if (!thrown) {
            thrown = true;
            for (Task<?> each : failed) {
                Throwable another = (Throwable) each.ending();
                if (another != first) {
                    first.addSuppressed(another);
                }
            }
        }
        throw first;
    }

    /** Notes the end of a task of the group; acts a hop later, as a callback of asyncio does. */
    private static final class Member extends Watch {

        private final TaskGroup group;

        Member(TaskGroup group, Task<?> task) {
            super(task);
            this.group = group;
        }

        @Override
        void wake() {
            if (task.failed()) {
                task.retrieved();
            }
            group.loop.ready.add(this);
        }

        @Override
        void run() {
            group.ended(task);
        }

        @Override
        @Nullable
        Task<?> waiter() {
            return firstTask(group.join.waiters);
        }
    }

    private final class Join extends Parking implements Awaitable<@Nullable Void> {

        private @Nullable Waiter waiters;

        @Override
        public @Nullable Void await(Step step) throws Throwable {
            step.bind(loop, TaskGroup.this);
            if (tasks.isEmpty()) {
                throwFailures();
            } else {
                Task<?> task = step.current();
                waiters = Waiter.append(waiters, task);
                task.park(step, this);
            }
            return null;
        }

        void wakeAll() {
            Waiter woken = waiters;
            waiters = null;
            Waiter.wakeAll(woken);
        }

        @Override
        @Nullable
        Object outcome(Task<?> task) throws Throwable {
            throwFailures();
            return null;
        }

        /** Cancels the tasks; the waiter gets its CancelledError when they have ended. */
        @Override
        boolean withdraw(Task<?> task) {
            task.cancelWhenWoken();
            abort();
            return false;
        }

        @Override
        void forget(Task<?> task) {
            waiters = Waiter.remove(waiters, task);
        }

        @Override
        Iterable<? extends Task<?>> awaited() {
            return tasks;
        }

        @Override
        String describe(Task<?> task) {
            return TaskGroup.this.toString();
        }
    }
}

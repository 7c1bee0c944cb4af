package io.fermata;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The JDK's view of a task. */
final class TaskFuture<T extends @Nullable Object> extends CompletableFuture<T> {

    private final Task<T> task;

    private TaskFuture(Task<T> task) {
        this.task = task;
    }

    static <T extends @Nullable Object> TaskFuture<T> of(Task<T> task) {
        TaskFuture<T> future = new TaskFuture<>(task);
        task.retrieved();
        if (task.done()) {
            future.taskEnded();
        } else {
            task.watch(future.new Link());
        }
        return future;
    }

    /** What dependents throw stays with them: a future catches it. */
    private void taskEnded() {
        if (task.cancelled()) {
            super.cancel(false);
        } else if (task.failed()) {
            completeExceptionally(task.exception());
        } else {
            complete(task.result());
        }
    }

    /** From any thread. The task may still swallow its cancellation; the future is cancelled all the same. */
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        if (cancelled) {
            if (task.loop.onThread()) {
                task.cancel();
            } else {
                task.loop.inbox.post(new Arrival(task::cancel)); // a loop that is closed has ended the task
            }
        }
        return cancelled;
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new CompletableFuture<>();
    }

    /** The place of the future in the wait list of the task. */
    private final class Link extends Callback {

        @Override
        void wake() {
            task.loop.ready.add(this);
        }

        @Override
        void run() {
            taskEnded();
        }
    }
}

package io.fermata;

import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A task waits for a future of the JDK. The future may complete on any thread; the task goes on on its loop's. Cancelling
 * the task cancels the future.
 */
final class StageWait extends Parking {

    private final CompletionStage<?> stage;
    private final Task<?> task;

    /** Written by the completing thread before the task is woken through the inbox. */
    private @Nullable Object value;

    private @Nullable Throwable failure;

    /** The task no longer waits; the cancellation of the future itself comes back here. */
    private boolean left;

    private StageWait(CompletionStage<?> stage, Task<?> task) {
        this.stage = stage;
        this.task = task;
    }

    static <T extends @Nullable Object> T await(CompletionStage<T> stage, Step step) throws Throwable {
        Objects.requireNonNull(stage); // before the task is parked
        Task<?> task = step.current();
        if (stage instanceof CompletableFuture<T> future && future.isDone()) {
            try {
                return future.join();
            } catch (CompletionException | CancellationException failure) {
                Throwable cause = unwrap(failure);
                Traces.taken(cause, stage.getClass().getSimpleName(), step.loop);
                throw cause;
            }
        }
        StageWait wait = new StageWait(stage, task);
        step.loop.outside++;
        task.park(step, wait);
        stage.whenComplete(wait::completed);
        return null;
    }

    private void completed(@Nullable Object value, @Nullable Throwable failure) {
        this.value = value;
        this.failure = failure;
        EventLoop loop = task.loop;
        if (loop.onThread()) {
            arrived();
        } else {
            loop.inbox.post(new Arrival(this::arrived));
        }
    }

    private void arrived() {
        if (!left && task.parked() && task.waits() == this) {
            task.wake();
        }
    }

    @Override
    @Nullable
    Object outcome(Task<?> task) throws Throwable {
        task.loop.outside--;
        if (failure != null) {
            Throwable cause = unwrap(failure);
            Traces.taken(cause, stage.getClass().getSimpleName(), task.loop);
            throw cause;
        }
        return value;
    }

    @Override
    boolean withdraw(Task<?> task) {
        left = true;
        try {
            stage.toCompletableFuture().cancel(false);
        } catch (UnsupportedOperationException cannot) {
            // a stage that keeps its future to itself; the task no longer waits for it
        }
        return true;
    }

    @Override
    void abandoned(Task<?> task) {
        task.loop.outside--;
    }

    @Override
    String describe(Task<?> task) {
        return stage.toString();
    }

    /** A cancelled future cancels who awaits it, as in asyncio; other failures come as they were. */
    private static Throwable unwrap(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof CancellationException) {
            return new CancelledError("the awaited future was cancelled", cause);
        }
        return cause;
    }
}

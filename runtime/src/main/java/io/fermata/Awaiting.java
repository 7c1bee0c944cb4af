package io.fermata;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A coroutine that awaits one thing, for where a task is needed around it. */
final class Awaiting<T extends @Nullable Object> extends Coro<T> {

    private final Awaitable<T> awaited;

    private Awaiting(Awaitable<T> awaited) {
        this.awaited = awaited;
    }

    /** The awaitable itself where it is a coroutine. */
    static <T extends @Nullable Object> Coro<T> of(Awaitable<T> awaitable) {
        return awaitable instanceof Coro<T> coro ? coro : new Awaiting<>(awaitable);
    }

    static <T extends @Nullable Object> Coro<T> of(CompletionStage<T> stage) {
        return new Awaiting<>(step -> step.await(stage));
    }

    @Override
    protected void resume(Step step) throws Throwable {
        T value = state == 0 ? awaited.await(step) : step.result();
        if (step.suspended()) {
            suspend(step, 1);
        } else {
            step.complete(value);
        }
    }

    @Override
    public String toString() {
        return "await(" + awaited + ")";
    }
}

package io.fermata.processor.differential;

import io.fermata.Asyncio;
import io.fermata.Coro;
import io.fermata.Sleep;
import io.fermata.Step;
import org.jspecify.annotations.Nullable;

/** A coroutine written by hand: suspends or not, then has a value or fails. */
final class Delayed<T extends @Nullable Object> extends Coro<T> {

    private final Behaviour behaviour;
    private final Runnable begun;
    private final T value;
    private final @Nullable Throwable failure;

    Delayed(Behaviour behaviour, Runnable begun, T value, @Nullable Throwable failure) {
        this.behaviour = behaviour;
        this.begun = begun;
        this.value = value;
        this.failure = failure;
    }

    @Override
    public String toString() {
        return "Delayed";
    }

    @Override
    protected void resume(Step step) throws Throwable {
        if (state == 0) {
            begun.run();
            if (behaviour.suspends()) {
                Sleep sleep = behaviour == Behaviour.SLEEP ? Asyncio.sleep(1) : Asyncio.sleep(0);
                sleep.await(step);
                if (step.suspended()) {
                    suspend(step, 1);
                    return;
                }
            }
        } else {
            step.result();
        }
        if (failure != null) {
            throw failure;
        }
        step.complete(value);
    }
}

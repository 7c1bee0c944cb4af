package io.fermata;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A coroutine written as a list of stages, each of which awaits at most one thing, as its last act. A stage gets what the
 * one before it awaited or gave.
 */
final class Script extends Coro<@Nullable Object> {

    interface Stage {
        @Nullable
        Object run(Step step, @Nullable Object value) throws Throwable;
    }

    interface Action {
        void run() throws Throwable;
    }

    private interface Any {
        @Nullable
        Object run(Step step, @Nullable Object value, @Nullable Throwable failure) throws Throwable;
    }

    private final List<Any> stages = new ArrayList<>();

    static Script script() {
        return new Script();
    }

    /** A coroutine that does this and ends. */
    static Script doing(Action action) {
        return script().then((step, value) -> {
            action.run();
            return null;
        });
    }

    /** Skipped when there is a failure. */
    Script then(Stage stage) {
        stages.add((step, value, failure) -> {
            if (failure != null) {
                throw failure;
            }
            return stage.run(step, value);
        });
        return this;
    }

    Script await(Awaitable<?> awaitable) {
        return then((step, value) -> awaitable.await(step));
    }

    Script sleep(double seconds) {
        return await(Asyncio.sleep(seconds));
    }

    Script run(Action action) {
        return then((step, value) -> {
            action.run();
            return value;
        });
    }

    /** Called with the failure when there is one, of whatever kind. */
    Script except(Stage handler) {
        stages.add((step, value, failure) -> failure == null ? value : handler.run(step, failure));
        return this;
    }

    /** Does it in any case, and passes on what there was. */
    Script anyway(Action action) {
        stages.add((step, value, failure) -> {
            action.run();
            if (failure != null) {
                throw failure;
            }
            return value;
        });
        return this;
    }

    Script value(@Nullable Object value) {
        return then((step, before) -> value);
    }

    Script fail(Throwable failure) {
        return then((step, before) -> {
            throw failure;
        });
    }

    @Override
    protected void resume(Step step) throws Throwable {
        Object value = null;
        Throwable failure = null;
        if (state > 0) {
            try {
                value = step.result();
            } catch (Throwable thrown) {
                failure = thrown;
            }
        }
        while (state < stages.size()) {
            try {
                value = stages.get(state).run(step, value, failure);
                failure = null;
            } catch (Throwable thrown) {
                failure = thrown;
            }
            state++;
            if (step.suspended()) {
                suspend(step, state);
                return;
            }
        }
        if (failure != null) {
            throw failure;
        }
        step.complete(value);
    }
}

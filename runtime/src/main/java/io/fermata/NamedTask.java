package io.fermata;

import org.jspecify.annotations.Nullable;

/** A task that was given a name; a field in every task would cost those that were not. */
final class NamedTask<T extends @Nullable Object> extends Task<T> {

    private final String name;

    NamedTask(EventLoop loop, Coro<T> coro, String name) {
        super(loop, coro);
        this.name = name;
        if (loop.recorder != null) {
            loop.recorder.created(this);
        }
    }

    @Override
    public String name() {
        return name;
    }
}

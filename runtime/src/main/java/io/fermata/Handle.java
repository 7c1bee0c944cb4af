package io.fermata;

import org.jspecify.annotations.Nullable;

/** A callback that has been scheduled on a loop (asyncio: {@code Handle}, {@code TimerHandle}). */
public final class Handle extends Callback {

    private final EventLoop loop;
    private @Nullable Runnable callback;

    Handle(EventLoop loop, Runnable callback) {
        this.loop = loop;
        this.callback = java.util.Objects.requireNonNull(callback);
    }

    /**
     * Keeps the callback from running, if it has not run. On the loop's thread.
     *
     * @throws IllegalStateException from another thread
     */
    public void cancel() {
        loop.checkThread("Handle.cancel", "callSoonThreadsafe(handle::cancel)");
        callback = null;
        loop.timers.cancel(this);
    }

    /**
     * Whether {@link #cancel} kept the callback from running, or it has run.
     *
     * @return whether it will not run any more
     */
    public boolean cancelled() {
        return callback == null;
    }

    @Override
    void run() {
        Runnable callback = this.callback;
        if (callback != null) {
            this.callback = null;
            try {
                callback.run();
            } catch (Throwable failure) {
                loop.callExceptionHandler(new ExceptionContext("Exception in callback " + callback, failure, null));
            }
        }
    }

    @Override
    void wake() {
        loop.ready.add(this);
    }
}

package io.fermata;

import java.util.Objects;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** A callback that has been scheduled on a loop (asyncio: {@code Handle}, {@code TimerHandle}). */
public final class Handle extends Callback {

    private final EventLoop loop;
    private final boolean posted;
    private @Nullable Runnable callback;

    private Handle(EventLoop loop, Runnable callback, boolean posted) {
        this.loop = loop;
        this.callback = Objects.requireNonNull(callback);
        this.posted = posted;
    }

    Handle(EventLoop loop, Runnable callback) {
        this(loop, callback, false);
    }

    /** A handle of a callback that another thread may have posted. */
    static Handle posted(EventLoop loop, Runnable callback) {
        return new Handle(loop, callback, true);
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

    /** The loop forgets the callback; gives it if another thread posted it, and so counts on it. */
    @Nullable
    Runnable drop() {
        Runnable dropped = posted ? callback : null;
        callback = null;
        if (dropped instanceof Future<?> future) {
            future.cancel(false);
        }
        return dropped;
    }

    @Override
    void wake() {
        loop.ready.add(this);
    }
}

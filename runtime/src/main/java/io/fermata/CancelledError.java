package io.fermata;

import org.jspecify.annotations.Nullable;

/**
 * Thrown at an await of a task that has been cancelled (asyncio: {@code CancelledError}). An {@link Error}, so that
 * {@code catch (Exception e)} cannot swallow it. It has no stack trace of its own.
 */
public final class CancelledError extends Error {
    private static final long serialVersionUID = 1L;

    /** Without a message. */
    public CancelledError() {
        this(null, null);
    }

    /**
     * With a message.
     *
     * @param message why, or null
     */
    public CancelledError(@Nullable String message) {
        this(message, null);
    }

    CancelledError(@Nullable String message, @Nullable Throwable cause) {
        super(message, cause, true, false);
    }
}

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
        this(null);
    }

    /**
     * With a message.
     *
     * @param message why, or null
     */
    public CancelledError(@Nullable String message) {
        super(message, null, true, false);
    }
}

package io.fermata;

import org.jspecify.annotations.Nullable;

/**
 * Thrown by {@code waitFor} when the time is over (asyncio: {@code TimeoutError}). A failure with which the awaited
 * coroutine ended after its cancellation is attached as suppressed. It has no stack trace of its own.
 */
public final class AwaitTimeoutException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Without a message. */
    public AwaitTimeoutException() {
        this(null);
    }

    /**
     * With a message.
     *
     * @param message what took too long, or null
     */
    public AwaitTimeoutException(@Nullable String message) {
        super(message, null, true, false);
    }
}

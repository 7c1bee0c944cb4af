package io.fermata;

import org.jspecify.annotations.Nullable;

/**
 * What an exception handler is told (asyncio: the {@code context} dictionary).
 *
 * @param message what happened
 * @param exception the failure, if there is one
 * @param future the task that failed, or null if it was not a task
 */
public record ExceptionContext(
        String message,
        @Nullable Throwable exception,
        @Nullable Task<?> future) {}

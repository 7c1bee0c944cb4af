package io.fermata;

import org.jspecify.annotations.Nullable;

/**
 * What {@code await} waits for: a {@link Coro}, a {@link Task}, an {@link Event}, a sleep, a gather.
 *
 * @param <T> the type of the value that the await gives
 */
public interface Awaitable<T extends @Nullable Object> {

    /**
     * Begins the await on behalf of the task that is stepping. For generated code: a user writes
     * {@code Asyncio.await(x)}.
     *
     * <p>Either the value is there, and is returned; or the awaited thing has failed, and the failure is thrown; or the
     * task has been parked: then {@link Step#suspended()} is true, the returned value means nothing, and the caller
     * saves its frame with {@link Coro#suspend} and returns at once. When the task is resumed, the outcome is taken
     * from {@link Step#result()}.
     *
     * @param step the step under way on this thread's loop
     * @return the value, if the task was not parked
     * @throws Throwable the failure of the awaited thing, unwrapped
     */
    T await(Step step) throws Throwable;
}

package io.fermata;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The functions of asyncio, to be imported statically. They act on the calling thread's event loop.
 */
public final class Asyncio {

    private Asyncio() {}

    // --- await ----------------------------------------------------------------------------------------------------

    /**
     * Waits for the awaitable and gives its value (asyncio: {@code await x}). In the coroutine that is generated from an
     * {@link Async} method this suspends the task; as plain Java, on a thread that runs no loop, it blocks the thread
     * and runs the thread's loop meanwhile.
     *
     * @param <T> the type of the value
     * @param awaitable a coroutine, a task, a sleep, an event …
     * @return its value; its failure is thrown as it is, checked or not
     * @throws IllegalStateException as plain Java on a thread whose loop is running
     */
    public static <T extends @Nullable Object> T await(Awaitable<T> awaitable) {
        return Blocking.loop().runUntilComplete(awaitable);
    }

    /**
     * Waits for a future of the JDK and gives its value; see {@link #await(Awaitable)}.
     *
     * @param <T> the type of the value
     * @param stage the future; a cancellation of the waiting task cancels it
     * @return its value; its failure is thrown as it is, without the {@code CompletionException} around it
     * @throws IllegalStateException as plain Java on a thread whose loop is running
     */
    public static <T extends @Nullable Object> T await(CompletionStage<T> stage) {
        return Blocking.loop().runUntilComplete(stage);
    }

    /**
     * As {@link #await(Awaitable)}, and tells the Java compiler of checked exceptions.
     *
     * @param <T> the type of the value
     * @param <E> a checked exception
     * @param awaitable a task that may fail with it, say
     * @param type its class; nothing is checked at run time
     * @return its value
     * @throws E as it was thrown
     */
    public static <T extends @Nullable Object, E extends Throwable> T await(Awaitable<T> awaitable, Class<E> type)
            throws E {
        return await(awaitable);
    }

    /**
     * As {@link #await(Awaitable)}, and tells the Java compiler of checked exceptions.
     *
     * @param <T> the type of the value
     * @param <E1> a checked exception
     * @param <E2> a checked exception
     * @param awaitable a task that may fail with it, say
     * @param first its class; nothing is checked at run time
     * @param second its class; nothing is checked at run time
     * @return its value
     * @throws E1 as it was thrown
     * @throws E2 as it was thrown
     */
    public static <T extends @Nullable Object, E1 extends Throwable, E2 extends Throwable> T await(
            Awaitable<T> awaitable, Class<E1> first, Class<E2> second) throws E1, E2 {
        return await(awaitable);
    }

    /**
     * As {@link #await(Awaitable)}, and tells the Java compiler of checked exceptions.
     *
     * @param <T> the type of the value
     * @param <E1> a checked exception
     * @param <E2> a checked exception
     * @param <E3> a checked exception
     * @param awaitable a task that may fail with it, say
     * @param first its class; nothing is checked at run time
     * @param second its class; nothing is checked at run time
     * @param third its class; nothing is checked at run time
     * @return its value
     * @throws E1 as it was thrown
     * @throws E2 as it was thrown
     * @throws E3 as it was thrown
     */
    public static <T extends @Nullable Object, E1 extends Throwable, E2 extends Throwable, E3 extends Throwable>
            T await(Awaitable<T> awaitable, Class<E1> first, Class<E2> second, Class<E3> third) throws E1, E2, E3 {
        return await(awaitable);
    }

    /**
     * As {@link #await(CompletionStage)}, and tells the Java compiler of checked exceptions.
     *
     * @param <T> the type of the value
     * @param <E> a checked exception
     * @param stage the future
     * @param type its class; nothing is checked at run time
     * @return its value
     * @throws E as it was thrown
     */
    public static <T extends @Nullable Object, E extends Throwable> T await(CompletionStage<T> stage, Class<E> type)
            throws E {
        return await(stage);
    }

    /**
     * As {@link #await(CompletionStage)}, and tells the Java compiler of checked exceptions.
     *
     * @param <T> the type of the value
     * @param <E1> a checked exception
     * @param <E2> a checked exception
     * @param stage the future
     * @param first its class; nothing is checked at run time
     * @param second its class; nothing is checked at run time
     * @return its value
     * @throws E1 as it was thrown
     * @throws E2 as it was thrown
     */
    public static <T extends @Nullable Object, E1 extends Throwable, E2 extends Throwable> T await(
            CompletionStage<T> stage, Class<E1> first, Class<E2> second) throws E1, E2 {
        return await(stage);
    }

    /**
     * As {@link #await(CompletionStage)}, and tells the Java compiler of checked exceptions.
     *
     * @param <T> the type of the value
     * @param <E1> a checked exception
     * @param <E2> a checked exception
     * @param <E3> a checked exception
     * @param stage the future
     * @param first its class; nothing is checked at run time
     * @param second its class; nothing is checked at run time
     * @param third its class; nothing is checked at run time
     * @return its value
     * @throws E1 as it was thrown
     * @throws E2 as it was thrown
     * @throws E3 as it was thrown
     */
    public static <T extends @Nullable Object, E1 extends Throwable, E2 extends Throwable, E3 extends Throwable>
            T await(CompletionStage<T> stage, Class<E1> first, Class<E2> second, Class<E3> third) throws E1, E2, E3 {
        return await(stage);
    }

    // --- tasks and runs -------------------------------------------------------------------------------------------

    /**
     * Makes a task of a coroutine and queues it on this thread's loop (asyncio: {@code create_task}). Legal before the
     * loop runs.
     *
     * @param <T> the type of its result
     * @param coro a coroutine that has not begun
     * @return the task
     * @throws IllegalStateException if the coroutine has been used, or the loop is closed
     */
    public static <T extends @Nullable Object> Task<T> createTask(Coro<T> coro) {
        return Loops.current().createTask(coro);
    }

    /**
     * As {@link #createTask(Coro)}, with a name for dumps and reports.
     *
     * @param <T> the type of its result
     * @param coro a coroutine that has not begun
     * @param name the name
     * @return the task
     * @throws IllegalStateException if the coroutine has been used, or the loop is closed
     */
    public static <T extends @Nullable Object> Task<T> createTask(Coro<T> coro, String name) {
        return Loops.current().createTask(coro, name);
    }

    /**
     * Runs this thread's loop until the awaitable has ended (asyncio: {@code run}). Then cancels the tasks that are left,
     * waits until they have ended, and has their failures reported. Inside a running loop it is a nested pass, which
     * leaves other tasks alone.
     *
     * @param <T> the type of the value
     * @param main mostly a coroutine
     * @return its value; its failure is thrown as it is, checked or not
     * @throws IllegalStateException if the loop is closed, or was stopped before the end
     * @throws DeadlockException under virtual time, if nothing is left that could bring the end about
     */
    public static <T extends @Nullable Object> T run(Awaitable<T> main) {
        return Loops.current().run(main);
    }

    /**
     * The task that is stepping (asyncio: {@code current_task}).
     *
     * @return the task, or null in a callback
     * @throws IllegalStateException if no loop is running on this thread
     */
    public static @Nullable Task<?> currentTask() {
        EventLoop loop = Loops.running();
        if (loop == null) {
            throw new IllegalStateException("no event loop is running on this thread");
        }
        return loop.step.task();
    }

    // --- time -----------------------------------------------------------------------------------------------------

    /**
     * A sleep (asyncio: {@code sleep}). Never ends early; of zero or less it lets every other ready task have its turn.
     *
     * @param seconds how long
     * @return to be awaited
     * @throws IllegalArgumentException for NaN
     */
    public static Sleep sleep(double seconds) {
        return Sleep.of(Clock.nanos(seconds, 1e9));
    }

    /**
     * A sleep (asyncio: {@code sleep}).
     *
     * @param duration how long
     * @return to be awaited
     */
    public static Sleep sleep(Duration duration) {
        return Sleep.of(Clock.nanos(duration));
    }

    /**
     * A sleep (MicroPython: {@code sleep_ms}).
     *
     * @param milliseconds how long
     * @return to be awaited
     * @throws IllegalArgumentException for NaN
     */
    public static Sleep sleepMs(double milliseconds) {
        return Sleep.of(Clock.nanos(milliseconds, 1e6));
    }

    /**
     * Waits for the awaitable at most so long (asyncio: {@code wait_for}). Then cancels it, waits until it has really
     * ended, and throws {@link AwaitTimeoutException}. If the waiting task is cancelled, so is the awaitable. A coroutine
     * becomes a task; with zero seconds or less it never begins.
     *
     * @param <T> the type of the value
     * @param awaitable what to wait for
     * @param seconds how long; infinite for no limit
     * @return a coroutine
     * @throws IllegalArgumentException for NaN
     */
    public static <T extends @Nullable Object> Coro<T> waitFor(Awaitable<T> awaitable, double seconds) {
        return new WaitFor<>(Objects.requireNonNull(awaitable), Clock.nanos(seconds, 1e9));
    }

    /**
     * As {@link #waitFor(Awaitable, double)}.
     *
     * @param <T> the type of the value
     * @param awaitable what to wait for
     * @param timeout how long
     * @return a coroutine
     */
    public static <T extends @Nullable Object> Coro<T> waitFor(Awaitable<T> awaitable, Duration timeout) {
        return new WaitFor<>(Objects.requireNonNull(awaitable), Clock.nanos(timeout));
    }

    /**
     * As {@link #waitFor(Awaitable, double)} (MicroPython: {@code wait_for_ms}).
     *
     * @param <T> the type of the value
     * @param awaitable what to wait for
     * @param milliseconds how long
     * @return a coroutine
     */
    public static <T extends @Nullable Object> Coro<T> waitForMs(Awaitable<T> awaitable, long milliseconds) {
        return new WaitFor<>(Objects.requireNonNull(awaitable), Clock.nanos(Duration.ofMillis(milliseconds)));
    }

    // --- gather ---------------------------------------------------------------------------------------------------

    /**
     * Runs the awaitables beside each other (asyncio: {@code gather}). Coroutines become tasks now, in this order. The
     * results come as a list in the order of the arguments; the first failure, or cancellation, of one of them is thrown
     * at once, and the others go on.
     *
     * @param <T> the type of the results
     * @param awaitables coroutines, tasks …
     * @return to be awaited
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <T extends @Nullable Object> Gather<T> gather(Awaitable<? extends T>... awaitables) {
        return new Gather<>(Loops.current(), List.of(awaitables));
    }

    /**
     * As {@link #gather(Awaitable...)}.
     *
     * @param <T> the type of the results
     * @param awaitables coroutines, tasks …
     * @return to be awaited
     */
    public static <T extends @Nullable Object> Gather<T> gather(
            Collection<? extends Awaitable<? extends T>> awaitables) {
        return new Gather<>(Loops.current(), awaitables);
    }

    // --- several at once ------------------------------------------------------------------------------------------

    /**
     * Runs the awaitables beside each other and gives their results in the order in which they come (asyncio:
     * {@code as_completed}). Coroutines become tasks now; what is there twice counts once.
     *
     * <pre>{@code
     * for (var next : asCompleted(a, b, c)) {
     *     System.out.println(await(next));
     * }
     * }</pre>
     *
     * @param <T> the type of the results
     * @param awaitables coroutines, tasks …
     * @return as many coroutines, each of which gives the next result, or throws the next failure
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <T extends @Nullable Object> AsCompleted<T> asCompleted(Awaitable<? extends T>... awaitables) {
        return new AsCompleted<>(Loops.current(), List.of(awaitables));
    }

    /**
     * As {@link #asCompleted(Awaitable...)}.
     *
     * @param <T> the type of the results
     * @param awaitables coroutines, tasks …
     * @return as many coroutines, each of which gives the next result, or throws the next failure
     */
    public static <T extends @Nullable Object> AsCompleted<T> asCompleted(
            Collection<? extends Awaitable<? extends T>> awaitables) {
        return new AsCompleted<>(Loops.current(), awaitables);
    }

    /**
     * Waits for the first of several awaitables to end, be it with a failure or cancelled, and gives its task (asyncio:
     * {@code wait} with {@code FIRST_COMPLETED}). Coroutines become tasks now. The others go on, also when the waiter is
     * cancelled. Of several that have ended already it is the first argument.
     *
     * @param <T> the type of the results
     * @param awaitables coroutines, tasks …
     * @return to be awaited; then {@link Task#result} gives the value or throws the failure
     * @throws IllegalArgumentException if there are none
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <T extends @Nullable Object> Awaitable<Task<T>> waitAny(Awaitable<? extends T>... awaitables) {
        return waitAny(List.of(awaitables));
    }

    /**
     * As {@link #waitAny(Awaitable...)}.
     *
     * @param <T> the type of the results
     * @param awaitables coroutines, tasks …
     * @return to be awaited; then {@link Task#result} gives the value or throws the failure
     * @throws IllegalArgumentException if there are none
     */
    public static <T extends @Nullable Object> Awaitable<Task<T>> waitAny(
            Collection<? extends Awaitable<? extends T>> awaitables) {
        if (awaitables.isEmpty()) {
            throw new IllegalArgumentException("waitAny of nothing would wait for ever");
        }
        EventLoop loop = Loops.current();
        List<Task<T>> tasks = new ArrayList<>(awaitables.size());
        for (Awaitable<? extends T> each : awaitables) {
            tasks.add(loop.taskOf(each));
        }
        return new WaitAny<>(tasks);
    }

    // --- shield, threads -----------------------------------------------------------------------------------------

    /**
     * Protects the awaitable from a cancellation of who awaits this: that ends the wait, and what is awaited goes on
     * (asyncio: {@code shield}). A coroutine becomes a task now.
     *
     * @param <T> the type of the value
     * @param awaitable a coroutine, a task …
     * @return to be awaited
     */
    public static <T extends @Nullable Object> Awaitable<T> shield(Awaitable<T> awaitable) {
        return new Shield<>(Loops.current().taskOf(awaitable));
    }

    /**
     * Makes a blocking call on another thread, a virtual one where the JDK has them (asyncio: {@code to_thread}). The
     * loop goes on meanwhile, but virtual time stands still until the call is over. If the waiting task is cancelled, the
     * thread is interrupted, and not waited for.
     *
     * @param <T> the type of the value
     * @param callable the call; its failure is thrown as it is, checked or not
     * @return a coroutine: the call begins when it is awaited
     */
    public static <T extends @Nullable Object> Coro<T> toThread(Callable<T> callable) {
        return Awaiting.of(new ThreadCall<>(Objects.requireNonNull(callable)));
    }

    // --- loops ----------------------------------------------------------------------------------------------------

    /**
     * This thread's event loop (asyncio: {@code get_event_loop}), made if there is none.
     *
     * @return the loop
     */
    public static EventLoop getEventLoop() {
        return Loops.current();
    }

    /**
     * Gives this thread a new event loop with real time (asyncio: {@code new_event_loop}). The old one is closed, with
     * everything that it had to do.
     *
     * @return the new loop
     * @throws IllegalStateException if the old loop is running
     */
    public static EventLoop newEventLoop() {
        return Loops.replace(false);
    }

    /**
     * Gives this thread a new event loop with virtual time, for tests: {@link EventLoop#time} begins at 0 and jumps to
     * the next timer whenever nothing is ready and no call of {@link #toThread} is under way. The old loop is closed.
     *
     * @return the new loop
     * @throws IllegalStateException if the old loop is running
     */
    public static EventLoop newVirtualEventLoop() {
        return Loops.replace(true);
    }
}

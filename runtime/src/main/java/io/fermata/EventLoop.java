package io.fermata;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks and callbacks, one at a time, on one thread (asyncio: the event loop). Each thread has its own, see
 * {@link Asyncio#getEventLoop}. All methods belong to that thread, except where they say otherwise.
 */
public final class EventLoop implements Executor {

    /** The system property that turns on debug mode in every loop. */
    static final String DEBUG = "fermata.debug";

    private static final String CLOSED = "Event loop is closed";

    final Thread thread = Thread.currentThread();
    final Clock clock;
    final ReadyQueue ready = new ReadyQueue();
    final Timers timers = new Timers(ready);
    final Inbox inbox = new Inbox(thread);
    final LiveTasks tasks = new LiveTasks(this);

    /** Of the steps under way; replaced now and then while there are none, see {@link Collected}. */
    Step step = new Step(this, 0);

    final Turns turns = new Turns(this);

    /** How many tasks wait for what another thread may or may not do: flags, futures of the JDK. */
    int outside;

    /** How many of them wait for a call that is under way on a thread: for these, virtual time waits too. */
    int calls;

    /** In debug mode only. */
    @Nullable
    SlowSteps slowSteps = Boolean.getBoolean(DEBUG) ? new SlowSteps() : null;

    /** While there is a recording of the JDK's flight recorder. */
    @Nullable
    Recorder recorder = Recorder.current();

    private @Nullable ExceptionHandler handler;

    /** For its own thread, to which a volatile field would cost more each time that a task is made. */
    private boolean closed;

    private volatile boolean closedToAll;

    EventLoop(boolean virtual) {
        clock = new Clock(virtual);
        Management.made(this);
    }

    /**
     * Makes a task of a coroutine and queues it (asyncio: {@code create_task}). Legal before the loop runs.
     *
     * @param <T> the type of its result
     * @param coro a coroutine that has not begun
     * @return the task
     * @throws IllegalStateException if the coroutine has been used, the loop is closed, or from another thread
     */
    public <T extends @Nullable Object> Task<T> createTask(Coro<T> coro) {
        checkOpen("createTask");
        Task<T> task = new Task<>(this, coro);
        ready.add(task);
        return task;
    }

    /**
     * As {@link #createTask(Coro)}, with a name for dumps and reports.
     *
     * @param <T> the type of its result
     * @param coro a coroutine that has not begun
     * @param name the name
     * @return the task
     * @throws IllegalStateException if the coroutine has been used, the loop is closed, or from another thread
     */
    public <T extends @Nullable Object> Task<T> createTask(Coro<T> coro, String name) {
        checkOpen("createTask");
        Task<T> task = new NamedTask<>(this, coro, Objects.requireNonNull(name));
        ready.add(task);
        return task;
    }

    /**
     * Runs the loop until {@link #stop} (asyncio: {@code run_forever}). Tasks that are left stay.
     *
     * @throws IllegalStateException if the loop is closed or running, or from another thread
     * @throws DeadlockException under virtual time, if nothing is left to do
     */
    public void runForever() {
        checkOpen("runForever");
        if (isRunning()) {
            throw new IllegalStateException("This event loop is already running");
        }
        turns.runForever();
    }

    /**
     * Runs the loop until the awaitable has ended (asyncio: {@code run_until_complete}). Other tasks stay. While the
     * loop is running this is a nested pass of it.
     *
     * @param <T> the type of the value
     * @param awaitable a coroutine, which becomes a task, or anything else that can be awaited
     * @return its value; its failure is thrown as it is, checked or not
     * @throws IllegalStateException if the loop is closed, if it was stopped before the end, or from another thread
     * @throws DeadlockException under virtual time, if nothing is left that could bring the end about
     */
    public <T extends @Nullable Object> T runUntilComplete(Awaitable<T> awaitable) {
        checkOpen("runUntilComplete");
        return turns.runUntilComplete(taskOf(awaitable));
    }

    /**
     * As {@link #runUntilComplete(Awaitable)}, for a future of the JDK.
     *
     * @param <T> the type of the value
     * @param stage the future
     * @return its value; its failure is thrown as it is, without the {@code CompletionException} around it
     * @throws IllegalStateException if the loop is closed, if it was stopped before the end, or from another thread
     */
    public <T extends @Nullable Object> T runUntilComplete(CompletionStage<T> stage) {
        checkOpen("runUntilComplete");
        return turns.runUntilComplete(createTask(Awaiting.of(stage)));
    }

    /** {@link Asyncio#run}. */
    <T extends @Nullable Object> T run(Awaitable<T> awaitable) {
        checkOpen("run");
        return isRunning() ? turns.runUntilComplete(taskOf(awaitable)) : turns.runAndLeaveFresh(taskOf(awaitable));
    }

    /**
     * Stops the run under way, the innermost if there are several, once what is ready at this moment has had its turn
     * (asyncio: {@code stop}). On a loop that is not running: the next run ends after one pass.
     *
     * @throws IllegalStateException from another thread: use {@code loop.callSoonThreadsafe(loop::stop)}
     */
    public void stop() {
        checkThread("EventLoop.stop", "callSoonThreadsafe(loop::stop)");
        turns.stop();
    }

    /**
     * Closes the loop (asyncio: {@code close}): it drops what it holds and refuses to run. Does nothing the second time.
     *
     * @throws IllegalStateException if the loop is running, or from another thread
     */
    public void close() {
        checkThread("EventLoop.close", "callSoonThreadsafe(loop::stop), and close it on its own thread");
        if (isRunning()) {
            throw new IllegalStateException("Cannot close a running event loop");
        }
        if (!closed) {
            closed = true;
            closedToAll = true;
            inbox.close(ready);
            turns.drop();
        }
    }

    /**
     * Whether the loop has been closed, or replaced by {@link Asyncio#newEventLoop}. From any thread.
     *
     * @return whether it has
     */
    public boolean isClosed() {
        return closedToAll;
    }

    /**
     * Whether a run of this loop is under way.
     *
     * @return whether it is
     */
    public boolean isRunning() {
        return turns.running();
    }

    /**
     * The loop's time in seconds: of a monotonic clock, or virtual time, which began at 0.
     *
     * @return the time
     */
    public double time() {
        return clock.now() / 1e9;
    }

    /**
     * Has a callback called in its turn (asyncio: {@code call_soon}).
     *
     * @param callback what it throws goes to the exception handler
     * @return to cancel it with
     * @throws IllegalStateException if the loop is closed, or from another thread: use {@link #callSoonThreadsafe}
     */
    public Handle callSoon(Runnable callback) {
        checkThread("EventLoop.callSoon", "callSoonThreadsafe");
        checkOpen("callSoon");
        Handle handle = new Handle(this, callback);
        ready.add(handle);
        return handle;
    }

    /**
     * Has a callback called later (asyncio: {@code call_later}).
     *
     * @param seconds from now
     * @param callback what it throws goes to the exception handler
     * @return to cancel it with
     * @throws IllegalStateException if the loop is closed, or from another thread
     */
    public Handle callLater(double seconds, Runnable callback) {
        return callAtNanos(clock.after(Clock.nanos(seconds, 1e9)), callback);
    }

    /**
     * Has a callback called later (asyncio: {@code call_later}).
     *
     * @param delay from now
     * @param callback what it throws goes to the exception handler
     * @return to cancel it with
     * @throws IllegalStateException if the loop is closed, or from another thread
     */
    public Handle callLater(Duration delay, Runnable callback) {
        return callAtNanos(clock.after(Clock.nanos(delay)), callback);
    }

    /**
     * Has a callback called at a time (asyncio: {@code call_at}).
     *
     * @param time in seconds, as {@link #time} gives it
     * @param callback what it throws goes to the exception handler
     * @return to cancel it with
     * @throws IllegalStateException if the loop is closed, or from another thread
     */
    public Handle callAt(double time, Runnable callback) {
        return callAtNanos(Clock.nanos(time, 1e9), callback);
    }

    private Handle callAtNanos(long time, Runnable callback) {
        checkThread("EventLoop.callLater", "callSoonThreadsafe(() -> loop.callLater(…))");
        checkOpen("callLater");
        Handle handle = new Handle(this, callback);
        if (time <= clock.now()) {
            ready.add(handle);
        } else {
            timers.add(handle, time);
        }
        return handle;
    }

    /**
     * Has a callback called on the loop's thread in its turn (asyncio: {@code call_soon_threadsafe}). From any thread.
     * If the loop is closed before that turn comes, the exception handler is told.
     *
     * @param callback what it throws goes to the exception handler
     * @return to cancel it with, on the loop's thread
     * @throws IllegalStateException if the loop is closed
     */
    public Handle callSoonThreadsafe(Runnable callback) {
        Handle handle = Handle.posted(this, callback);
        if (!inbox.post(handle)) {
            throw new IllegalStateException(CLOSED);
        }
        return handle;
    }

    /**
     * {@link #callSoonThreadsafe}, which makes the loop an executor. From any thread. If the loop is closed before its turn
     * comes, a command that is a {@code Future} is cancelled.
     *
     * @param command the callback
     * @throws RejectedExecutionException if the loop is closed
     */
    @Override
    public void execute(Runnable command) {
        if (!inbox.post(Handle.posted(this, command))) {
            throw new RejectedExecutionException(CLOSED);
        }
    }

    /**
     * Sets who is told of failures that have nobody to go to (asyncio: {@code set_exception_handler}).
     *
     * @param handler the handler, null for the default
     */
    public void setExceptionHandler(@Nullable ExceptionHandler handler) {
        checkThread("EventLoop.setExceptionHandler", "callSoonThreadsafe");
        this.handler = handler;
    }

    /**
     * The handler that was set.
     *
     * @return the handler, null if it is the default
     */
    public @Nullable ExceptionHandler getExceptionHandler() {
        return handler;
    }

    /**
     * What is done where no handler was set: prints message, task and stack trace to {@code System.err}.
     *
     * @param context what happened
     */
    public void defaultExceptionHandler(ExceptionContext context) {
        Report.print(context);
    }

    /**
     * Calls the handler that was set, or the default.
     *
     * @param context what happened
     */
    public void callExceptionHandler(ExceptionContext context) {
        ExceptionHandler handler = this.handler;
        if (handler == null) {
            defaultExceptionHandler(context);
            return;
        }
        try {
            handler.handle(this, context);
        } catch (Exception failure) {
            Report.print(new ExceptionContext("Exception in the exception handler", failure, context.future()));
            Report.print(context);
        }
    }

    /**
     * Turns debug mode on or off (asyncio: {@code set_debug}); the system property {@code fermata.debug=true} turns it on
     * from the beginning. It writes to {@code System.err} when a step or a callback has held the loop for longer than
     * {@link #setSlowStep} says; and, on all threads, when a coroutine was made and never awaited: once the garbage
     * collector has found it, at the latest at the end of the {@code run} on its thread.
     *
     * @param debug whether it is to be on
     */
    public void setDebug(boolean debug) {
        checkThread("EventLoop.setDebug", "callSoonThreadsafe");
        slowSteps = debug ? new SlowSteps() : null;
        NeverAwaited.on = debug;
    }

    /**
     * Whether debug mode is on (asyncio: {@code get_debug}).
     *
     * @return whether it is on
     */
    public boolean getDebug() {
        return slowSteps != null;
    }

    /**
     * Sets from when on debug mode tells of a step (asyncio: {@code slow_callback_duration}); a tenth of a second unless
     * set. It is real time, also under virtual time.
     *
     * @param duration how long a step may take
     * @throws IllegalStateException if debug mode is off, or from another thread
     */
    public void setSlowStep(Duration duration) {
        checkThread("EventLoop.setSlowStep", "callSoonThreadsafe");
        if (slowSteps == null) {
            throw new IllegalStateException("Debug mode is off");
        }
        slowSteps.limit(duration.toNanos());
    }

    /**
     * Writes every task that has not ended, under the first one that waits for it, with its state, what it waits for, and
     * its await chain in the user's source lines. From any thread: another one waits until the loop has written it
     * between two steps; when the loop does not come to that within a second, it gets where the loop's thread is.
     *
     * @param out where to
     * @throws IOException from {@code out}
     */
    public void dump(Appendable out) throws IOException {
        if (onThread()) {
            Dump.write(this, out);
        } else {
            DumpFromOutside.write(this, out, DumpFromOutside.PATIENCE);
        }
    }

    /**
     * Figures of this moment.
     *
     * @return the figures
     */
    public Statistics statistics() {
        return new Statistics(tasks.count(), ready.size(), timers.pending(), outside);
    }

    /**
     * What {@link #statistics} gives.
     *
     * @param tasks how many tasks have not ended
     * @param ready how many tasks and callbacks are in the ready queue
     * @param timers how many timers are pending
     * @param outside how many tasks wait for what another thread may do
     */
    public record Statistics(int tasks, int ready, int timers, int outside) {}

    @Override
    public String toString() {
        return "EventLoop[" + thread.getName() + (clock.virtual ? ", virtual time" : "")
                + (closedToAll ? ", closed" : isRunning() ? ", running" : "") + "]";
    }

    // --- what the rest of the runtime sees ------------------------------------------------------------------------

    /** Looks whether a recording has begun or ended. */
    void record() {
        Recorder now = Recorder.current();
        if (recorder != now) {
            recorder = now;
        }
    }

    boolean onThread() {
        return Thread.currentThread() == thread;
    }

    /** Misuse from a foreign thread is refused with the name of the door to take. */
    void checkThread(String operation, String door) {
        if (Thread.currentThread() != thread) {
            throw foreignThread(operation, door);
        }
    }

    private IllegalStateException foreignThread(String operation, String door) {
        return new IllegalStateException(operation + " belongs to the thread of its event loop (" + thread.getName()
                + "), not to " + Thread.currentThread().getName() + "; use " + door);
    }

    private void checkOpen(String operation) {
        if (Thread.currentThread() != thread) {
            throw foreignThread("EventLoop." + operation, "callSoonThreadsafe");
        }
        if (closed) {
            throw new IllegalStateException(CLOSED);
        }
    }

    /** The task itself, or a new one around what is not a task. */
    @SuppressWarnings("unchecked")
    <T extends @Nullable Object> Task<T> taskOf(Awaitable<? extends T> awaitable) {
        if (awaitable instanceof Task<?> task) {
            if (task.loop != this) {
                throw new IllegalStateException(task.name() + " belongs to another loop");
            }
            return (Task<T>) task;
        }
        return createTask(Awaiting.of((Awaitable<T>) awaitable));
    }
}

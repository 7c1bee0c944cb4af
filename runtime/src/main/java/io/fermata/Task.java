package io.fermata;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A coroutine that has been scheduled on a loop and runs beside the others (asyncio: {@code Task}). Made by
 * {@link Asyncio#createTask}. All methods belong to the loop's thread, except where they say otherwise.
 *
 * @param <T> the type of the result
 */
public class Task<T extends @Nullable Object> extends Waiter implements Awaitable<T> {

    // What a task's flags say. Bits 0 to 2, the state:
    private static final int STATE = 7;
    private static final int READY = 0; // in the ready queue, or stepping
    private static final int PARKED = 1; // waits for what is in `content`
    private static final int WOKEN =
            2; // in the ready queue, and takes the outcome of what is in `content` when it steps
    private static final int VALUE = 4; // ended; the content is the value
    private static final int FAILED = 5; // ended; the content is the failure
    private static final int CANCELLED = 6; // ended; the content is the CancelledError
    private static final int DONE = 4; // the bit that the three have in common

    /** A CancelledError is to be delivered at the next step, or at the next suspension. */
    private static final int CANCEL = 8;

    /** The cancellation took it out of what it was parked in, before that woke it. */
    private static final int WITHDRAWN = 16;

    /** Has stepped. */
    private static final int STARTED = 32;

    /** The failure has been handed to somebody, or is about to be. */
    private static final int RETRIEVED = 64;

    /** Its first step is under way on the stack of a task that will wait for it. */
    private static final int BEGUN_INLINE = 128;

    /** The run under way, or one around it, ends when this ends. */
    private static final int AWAITED_BY_RUN = 256;

    private static final int ID_SHIFT = 9;

    /** The number for the name begins anew behind this. */
    static final int MAX_ID = -1 >>> ID_SHIFT;

    final EventLoop loop;

    /** The number of its place among the {@link LiveTasks}, 0 if it has none. */
    int place;

    private int flags;

    /**
     * What it waits for, a {@link Parking}, until the step in which the outcome is taken; when it has ended, the value or
     * the failure. One field, since tasks are many.
     */
    private @Nullable Object content;

    /** The frame to resume; null when the task has ended. Of a type of its own, since every step reads it. */
    private @Nullable Coro<?> frame;

    /** Who waits for this task: tasks and callbacks. */
    private @Nullable Waiter watchers;

    /** Begins the life of a task; the caller queues it or starts it. */
    Task(EventLoop loop, Coro<T> coro) {
        coro.claimAsRoot();
        this.loop = loop;
        this.frame = coro;
        this.flags = loop.tasks.begin() << ID_SHIFT;
        if (loop.recorder != null && !(this instanceof NamedTask)) {
            loop.recorder.created(this);
        }
    }

    /**
     * Asks the task to end: a {@link CancelledError} is thrown at the await where it is suspended, or at its next one
     * (asyncio: {@code cancel}). If it awaits another task, that one is cancelled. A task that has not begun never runs.
     *
     * @return false if the task has ended already
     * @throws IllegalStateException from another thread
     */
    public boolean cancel() {
        loop.checkThread("Task.cancel", "callSoonThreadsafe(task::cancel)");
        if (done()) {
            return false;
        }
        Task<?> task = this;
        while ((task.flags & STATE) == PARKED) {
            Parking parking = task.parking();
            Task<?> inner = parking instanceof Task<?> awaited
                    ? awaited
                    : parking instanceof WaitFor.Timeout timeout ? timeout.callerCancelled() : null;
            if (inner == null) {
                if (parking.withdraw(task)) {
                    task.flags |= CANCEL | WITHDRAWN;
                    task.wake();
                }
                return true;
            }
            task = inner;
        }
        task.flags |= CANCEL;
        return true;
    }

    /** As {@link #cancel}, when every other task is cancelled too: what would only be forwarded need not be. */
    final void cancelWithAll() {
        Parking parking = waits();
        if (parking instanceof WaitFor.Timeout timeout) {
            timeout.callerCancelled();
        } else if (!(parking instanceof Task<?>)) {
            cancel();
        }
    }

    /**
     * Whether the task has ended: with a value, a failure or a cancellation.
     *
     * @return whether it has
     */
    public boolean done() {
        return (flags & DONE) != 0;
    }

    /**
     * Whether the task has ended by a {@link CancelledError}.
     *
     * @return whether it has
     */
    public boolean cancelled() {
        return (flags & STATE) == CANCELLED;
    }

    /**
     * The value of a task that has ended. A failed task throws its failure, checked or not; a cancelled one its
     * {@link CancelledError}.
     *
     * @return the value
     * @throws IllegalStateException if it has not ended
     */
    public T result() {
        if (!done()) {
            throw new IllegalStateException(name() + " has not ended, its result is not there yet: await it");
        }
        try {
            return take();
        } catch (Throwable failure) {
            throw Sneaky.rethrow(failure);
        }
    }

    /**
     * The failure of a task that has ended, null if it ended with a value. A cancelled task throws its
     * {@link CancelledError}, as in asyncio.
     *
     * @return the failure or null
     * @throws IllegalStateException if it has not ended
     */
    public @Nullable Throwable exception() {
        if (!done()) {
            throw new IllegalStateException(name() + " has not ended, its exception is not there yet: await it");
        }
        flags |= RETRIEVED;
        if (cancelled()) {
            throw (CancelledError) content;
        }
        return (flags & STATE) == FAILED ? (Throwable) content : null;
    }

    /**
     * The name given to it, or {@code Task-N}.
     *
     * @return the name
     */
    public String name() {
        return "Task-" + (flags >>> ID_SHIFT);
    }

    /**
     * Where the task is: the async methods that await each other, innermost first, in the user's source lines. Of a task
     * that is stepping, what is on the Java stack comes first. From its loop's thread.
     *
     * @return one element a method; none when the task has ended
     * @throws IllegalStateException from another thread
     */
    public List<StackTraceElement> awaitChain() {
        loop.checkThread("Task.awaitChain", "callSoonThreadsafe(…)");
        return Traces.chain(this);
    }

    /**
     * Has a callback called by the loop soon after the task has ended; soon from now if it has already. What it throws
     * goes to the exception handler.
     *
     * @param callback is given this task
     * @throws IllegalStateException from another thread
     */
    public void addDoneCallback(Consumer<? super Task<T>> callback) {
        loop.checkThread("Task.addDoneCallback", "callSoonThreadsafe(() -> task.addDoneCallback(…))");
        Handle handle = new Handle(loop, () -> callback.accept(this));
        if (done()) {
            loop.ready.add(handle);
        } else {
            watch(handle);
        }
    }

    /**
     * A future that ends as this task does: its dependents run on the loop's thread. Cancelling the future cancels the
     * task. A cancelled task cancels the future.
     *
     * @return a new future
     * @throws IllegalStateException from another thread
     */
    public CompletableFuture<T> toCompletableFuture() {
        loop.checkThread("Task.toCompletableFuture", "callSoonThreadsafe(…)");
        return TaskFuture.of(this);
    }

    /** Waits for the task to end. Any number of waiters get the same value or the same failure. */
    @Override
    @SuppressWarnings("NullAway")
    public T await(Step step) throws Throwable {
        if (step.loop != loop) {
            throw new IllegalStateException(name() + " belongs to another loop: await its toCompletableFuture()");
        }
        if (done()) {
            return take();
        }
        Task<?> waiter = step.current();
        Cycles.check(waiter, this);
        watch(waiter);
        waiter.park(step, this);
        return null;
    }

    @Override
    public String toString() {
        return "Task[" + name() + ", " + stateName() + "]";
    }

    // --- what the loop and the primitives see ---------------------------------------------------------------------

    /** Parks this task, which is stepping; {@code parking} wakes it. */
    final void park(Step step, Parking parking) {
        content = parking;
        flags |= PARKED;
        if (place == 0) {
            loop.tasks.keep(this);
        }
        step.suspend(); // last, so that its mark is still in a register when the frames ask for it
    }

    /** Lets every other ready task go first. */
    final void yieldTurn(Step step) {
        step.ready.add(this);
        step.suspend();
    }

    /** Queues this task at the tail, if it is parked; it takes the outcome when it steps. */
    @Override
    final void wake() {
        wake(loop.ready);
    }

    /** As {@link #wake()}, where the queue of its loop is at hand, so that it is not waited for. */
    final void wake(ReadyQueue ready) {
        if ((flags & STATE) == PARKED) {
            flags ^= PARKED | WOKEN;
            ready.add(this);
        }
    }

    /** Has this task go on before all that is ready, if it is parked: in the place of the one that is ending. */
    final void wakeInPlace() {
        if ((flags & STATE) == PARKED) {
            flags ^= PARKED | WOKEN;
            loop.ready.addFirst(this);
        }
    }

    /** Whether it still waits: neither woken nor withdrawn. */
    final boolean parked() {
        return (flags & STATE) == PARKED;
    }

    /** Whether a cancellation took it out of what it was parked in; true until it steps. */
    final boolean withdrawn() {
        return (flags & WITHDRAWN) != 0;
    }

    /** Has a CancelledError delivered instead of the outcome, whenever what it is parked in wakes it. */
    final void cancelWhenWoken() {
        flags |= CANCEL;
    }

    /** Adds to those who are woken when this task ends. */
    final void watch(Waiter watcher) {
        Waiter first = watchers;
        watchers = first == null ? watcher : append(first.among(this), watcher.among(this));
    }

    final void unwatch(Waiter watcher) {
        watchers = remove(watchers, watcher);
    }

    @Override
    final Task<?> waiter() {
        return this;
    }

    /** For dumps: the first of the tasks that wait for this one. */
    final @Nullable Task<?> firstWaiter() {
        return Waiter.firstTask(watchers);
    }

    /** For dumps: the names of those that came after it. */
    final String otherWaiters() {
        Task<?> first = firstWaiter();
        StringBuilder names = new StringBuilder();
        int more = 0;
        for (Waiter each = watchers; each != null; each = each.next) {
            Task<?> waiter = each.waiter();
            if (waiter != null && waiter != first) {
                if (++more <= 5) {
                    names.append(more == 1 ? "" : ", ").append(waiter.name());
                }
            }
        }
        return more <= 5 ? names.toString() : names + " and " + (more - 5) + " more";
    }

    final boolean watched() {
        return watchers != null || (flags & BEGUN_INLINE) != 0;
    }

    /** Somebody answers for the failure, if it comes to one. */
    final void retrieved() {
        flags |= RETRIEVED;
    }

    final boolean failed() {
        return (flags & STATE) == FAILED;
    }

    /** What an ended task ended with: value or failure. */
    final @Nullable Object ending() {
        return content;
    }

    @SuppressWarnings("unchecked")
    final T take() throws Throwable {
        if ((flags & STATE) == VALUE) {
            return (T) content;
        }
        flags |= RETRIEVED;
        Throwable failure = (Throwable) content;
        Traces.taken(failure, name(), loop);
        throw failure;
    }

    final @Nullable Coro<?> leaf() {
        return frame;
    }

    /** As {@link #leaf}, of a task that has not ended. */
    final Coro<?> frame() {
        return frame;
    }

    /** What it waits for, or did when it was woken: of a task that has not ended. */
    private @Nullable Parking parking() {
        return (Parking) content;
    }

    /** A frame is saved as the one to resume. */
    final void resumeAt(Coro<?> leaf) {
        if (frame != leaf) { // not written needlessly, as above
            frame = leaf;
        }
    }

    /** The number in the name. */
    final int id() {
        return flags >>> ID_SHIFT;
    }

    final @Nullable Parking waits() {
        return (flags & STATE) == PARKED ? parking() : null;
    }

    final String stateName() {
        switch (flags & STATE) {
            case READY:
            case WOKEN:
                return loop.step.task() == this ? "running" : "ready";
            case PARKED:
                return "waits for " + parking().describe(this);
            case VALUE:
                return "finished";
            case FAILED:
                return "failed: " + content;
            default:
                return "cancelled";
        }
    }

    @Override
    @Nullable
    Object outcome(Task<?> task) throws Throwable {
        return take();
    }

    @Override
    boolean withdraw(Task<?> task) {
        throw new AssertionError("a cancellation is forwarded to the awaited task");
    }

    @Override
    final void forget(Task<?> task) {
        unwatch(task);
    }

    @Override
    @Nullable
    Parking next() {
        return done() ? null : parking();
    }

    @Override
    String describe(Task<?> task) {
        return name();
    }

    // --- stepping: see Turns.resume ---------------------------------------------------------------------------------

    @Override
    final void run() {
        loop.turns.runOne(this);
    }

    /** The first step, at once, on behalf of the task that is stepping and will wait for this one if it suspends. */
    final void start(Step step) {
        Task<?> caller = step.current();
        int depth = step.deeper();
        flags |= BEGUN_INLINE;
        loop.tasks.keep(caller);
        caller.content = this;
        try {
            run();
        } finally {
            step.task(caller);
            caller.content = null;
            flags &= ~BEGUN_INLINE;
            step.back(depth);
        }
    }

    /** Prepares the registers for a step; gives the frame to resume, null if there is none. */
    final @Nullable Coro<?> begin(Step step) {
        if ((flags & (STATE | CANCEL | WITHDRAWN | STARTED)) != STARTED) {
            return step(step) ? frame() : null;
        }
        step.task(this); // until the next entry of the ready queue, if that is no task
        step.complete();
        return frame();
    }

    /** As {@link #begin}, where something has to be looked at. */
    private boolean step(Step step) {
        int before = flags;
        if ((before & (DONE | PARKED)) != 0) {
            step.task(null);
            reportUnlessRetrieved(); // or a left-over entry of a step that failed after it had yielded
            return false;
        }
        step.task(this);
        flags = before & ~(WOKEN | CANCEL | WITHDRAWN) | STARTED;
        Parking parking = parking();
        if ((before & CANCEL) != 0) {
            if ((before & STARTED) == 0) {
                end(CANCELLED, new CancelledError());
                return false;
            }
            content = null;
            if (parking != null) {
                parking.abandoned(this);
            }
            step.fail(new CancelledError());
        } else if (parking == null) {
            step.complete();
        } else {
            step.completeWithOutcome();
        }
        return true;
    }

    /** The outcome of what this was parked in, for the frame that has been resumed. */
    final @Nullable Object takeOutcome() throws Throwable {
        Parking parking = parking();
        content = null;
        return parking.outcome(this);
    }

    /** The frame that was to take the outcome cannot. */
    final void abandonOutcome() {
        Parking parking = parking();
        content = null;
        parking.abandoned(this);
    }

    /** The frames on the Java stack have been saved; gives the one to resume at once, if a call was deferred. */
    final @Nullable Coro<?> suspended(Step step) {
        boolean deferred = step.isDeferred();
        step.unwound();
        if (deferred) {
            step.complete();
            return frame();
        }
        if ((flags & CANCEL) != 0) {
            cancelledWhileStepping();
        }
        return null;
    }

    /** A frame has ended; gives its caller, or ends the task where there is none. */
    final @Nullable Coro<?> returned(Coro<?> frame, Step step) {
        Coro<?> caller = frame.caller;
        if (caller == frame) {
            end(step);
            return null;
        }
        return caller;
    }

    /** A frame failed after the task had been parked, for want of stack or heap: the parking is undone. */
    final void abandon(Step step) {
        step.unwound();
        leave();
    }

    /** Leaves what this task is parked in, or has been woken from. */
    private void leave() {
        Parking parking = parking();
        content = null;
        if (parking != null) {
            boolean parked = parked();
            flags &= ~STATE;
            if (parked) {
                parking.forget(this);
            }
            parking.abandoned(this);
        }
    }

    /** A cancellation came while the task was stepping; it has parked or yielded now. */
    private void cancelledWhileStepping() {
        if ((flags & STATE) == PARKED) {
            flags &= ~CANCEL;
            cancel();
        }
    }

    private void end(Step step) {
        Throwable failure = step.takeFailure();
        if (failure != null) {
            end(failure instanceof CancelledError ? CANCELLED : FAILED, failure);
            return;
        }
        Object value = step.takeValue();
        if ((flags & CANCEL) != 0) {
            end(CANCELLED, new CancelledError());
        } else {
            end(VALUE, value);
        }
    }

    /** The run under way ends, at the latest, with this. */
    final void awaitedByRun() {
        flags |= AWAITED_BY_RUN;
    }

    /** Ends the task where it stands, when its loop forgets it; what it waits for lets go of it first. */
    final void drop() {
        leave();
        end(CANCELLED, new CancelledError("its event loop was closed"));
    }

    private void end(int state, @Nullable Object ending) {
        frame = null;
        content = ending;
        flags = flags & ~(STATE | CANCEL | WITHDRAWN) | state;
        if (place != 0) {
            loop.tasks.end(this);
        }
        if ((flags & AWAITED_BY_RUN) != 0) {
            loop.turns.ended(this);
        }
        Waiter watchers = this.watchers;
        if (watchers != null) {
            this.watchers = null;
            if (watchers instanceof Task<?> task && task.next == null) {
                task.wake(loop.ready); // the usual case by itself, so that it is small enough to be compiled into the
                // loop
            } else {
                wake(watchers);
            }
        }
        if (state == FAILED) {
            failed((Throwable) ending);
        }
    }

    private void wake(Waiter watchers) {
        if (watchers instanceof Gather<?> gather) {
            gather.ended(this);
        } else {
            wakeAll(watchers);
        }
    }

    private void failed(Throwable failure) {
        if (loop.recorder != null) {
            loop.recorder.failed(this, failure);
        }
        if ((flags & RETRIEVED) == 0) {
            loop.ready.add(this); // behind all who were waiting: whoever of them takes the failure has done so by then
        }
    }

    /** Called one pass after a failure. */
    final void reportUnlessRetrieved() {
        if ((flags & (STATE | RETRIEVED)) == FAILED) {
            flags |= RETRIEVED;
            loop.callExceptionHandler(
                    new ExceptionContext("Task exception wasn't retrieved", (Throwable) content, this));
        }
    }
}

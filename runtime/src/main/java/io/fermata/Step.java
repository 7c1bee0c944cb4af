package io.fermata;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One step of a task, from its resumption to its next suspension, as generated code sees it: the registers through which
 * frames and the loop hand each other results, failures and the fact that the task has been parked. There is one per
 * loop, used for all its steps. Not for use by hand.
 */
public final class Step {

    /** Calls nested deeper than this continue on the heap instead of the Java stack. */
    private static final int MAX_DEPTH = 256;

    /** What awaiting a coroutine that is held in a variable costs, so that mixed recursion stays bounded too. */
    private static final int HELD_COST = 16;

    private static final int OBJECT = 0;
    private static final int INT = 1;
    private static final int LONG = 2;
    private static final int FLOAT = 3;
    private static final int DOUBLE = 4;
    private static final int BOOLEAN = 5;
    private static final int CHAR = 6;
    private static final int BYTE = 7;
    private static final int SHORT = 8;
    private static final int VOID = 9;

    /** The outcome of what the task was parked in, which is asked for when the frame takes it. */
    private static final int PENDING = 10;

    private static final int FAILURE = 11;

    /** The loop whose steps these are. */
    final EventLoop loop;

    /** Of the loop. */
    final ReadyQueue ready;

    /** The task that is stepping; null while none is. */
    private @Nullable Task<?> task;

    /** How far this step has been suspended: one of the following. */
    private int suspension;

    private static final int NONE = 0;

    /** The task was parked, and no frame has been pushed yet. */
    private static final int PARKED = 1;

    /** One frame has been pushed. */
    private static final int LEAF = 2;

    /** More frames have been pushed. */
    private static final int CHAIN = 3;

    /** Added where it was a call deferred: the leaf is to run at once. */
    private static final int DEFERRED = 4;

    /** Added in debug mode. */
    private static final int WATCHED = 8;

    /** The last frame pushed, if it is not the first: the one that the next frame becomes the caller of. */
    private @Nullable Coro<?> top;

    private int depth;

    /** Which register holds the outcome: the value, the bits of so typed a primitive, or the failure. */
    private int kind;

    private long bits;
    private @Nullable Object value;
    private @Nullable Throwable failure;

    Step(EventLoop loop, int depth) {
        this.loop = loop;
        this.ready = loop.ready;
        this.depth = depth;
    }

    /**
     * Whether the task has been parked: who sees this saves its frame and returns.
     *
     * @return whether the frames on the Java stack are to be saved
     */
    public boolean suspended() {
        return suspension != NONE;
    }

    /**
     * Whether a call nested so deep has to be deferred.
     *
     * @param depth how deep the callee would be
     * @return whether to {@link #defer} it
     */
    public boolean tooDeep(int depth) {
        return depth > MAX_DEPTH;
    }

    /**
     * Makes a cold frame the leaf of the chain that is now saved; it runs as soon as the Java stack is unwound.
     *
     * @param frame the callee
     */
    public void defer(Coro<?> frame) {
        suspend();
        suspension |= DEFERRED;
        push(frame);
    }

    /**
     * The depth that a resumed frame's own calls start from.
     *
     * @return the depth
     */
    public int depth() {
        return depth;
    }

    /**
     * Takes the outcome as an {@code int}.
     *
     * @return the value
     * @throws Throwable the failure
     */
    public int resultInt() throws Throwable {
        return kind == INT ? (int) bits : (Integer) object();
    }

    /**
     * Takes the outcome as a {@code long}.
     *
     * @return the value
     * @throws Throwable the failure
     */
    public long resultLong() throws Throwable {
        return kind == LONG ? bits : (Long) object();
    }

    /**
     * Takes the outcome as a {@code float}.
     *
     * @return the value
     * @throws Throwable the failure
     */
    public float resultFloat() throws Throwable {
        return kind == FLOAT ? Float.intBitsToFloat((int) bits) : (Float) object();
    }

    /**
     * Takes the outcome as a {@code double}.
     *
     * @return the value
     * @throws Throwable the failure
     */
    public double resultDouble() throws Throwable {
        return kind == DOUBLE ? Double.longBitsToDouble(bits) : (Double) object();
    }

    /**
     * Takes the outcome as a {@code boolean}.
     *
     * @return the value
     * @throws Throwable the failure
     */
    public boolean resultBoolean() throws Throwable {
        return kind == BOOLEAN ? bits != 0 : (Boolean) object();
    }

    /**
     * Takes the outcome as a {@code char}.
     *
     * @return the value
     * @throws Throwable the failure
     */
    public char resultChar() throws Throwable {
        return kind == CHAR ? (char) bits : (Character) object();
    }

    /**
     * Takes the outcome as a {@code byte}.
     *
     * @return the value
     * @throws Throwable the failure
     */
    public byte resultByte() throws Throwable {
        return kind == BYTE ? (byte) bits : (Byte) object();
    }

    /**
     * Takes the outcome as a {@code short}.
     *
     * @return the value
     * @throws Throwable the failure
     */
    public short resultShort() throws Throwable {
        return kind == SHORT ? (short) bits : (Short) object();
    }

    /**
     * Takes the outcome as an object; null for {@code void}.
     *
     * @param <T> its type
     * @return the value
     * @throws Throwable the failure
     */
    @SuppressWarnings("unchecked")
    public <T extends @Nullable Object> T result() throws Throwable {
        return (T) (kind == OBJECT ? take() : other());
    }

    /**
     * Throws the failure, if the outcome is one; otherwise nobody wants the value.
     *
     * @throws Throwable the failure
     */
    public void check() throws Throwable {
        if (kind >= PENDING) {
            object();
        }
    }

    /** The outcome where it is not in the bits. */
    private @Nullable Object object() throws Throwable {
        if (kind == PENDING) {
            kind = VOID;
            return current().takeOutcome();
        }
        Throwable failure = takeFailure();
        if (failure != null) {
            throw failure;
        }
        return take();
    }

    /** The outcome as an object where it is not one. */
    private @Nullable Object other() throws Throwable {
        return kind >= PENDING ? object() : box();
    }

    /** The task was woken: its frame asks for the outcome. */
    void completeWithOutcome() {
        kind = PENDING;
    }

    /** Leaves the result of a {@code void} method. */
    public void complete() {
        kind = VOID;
    }

    /**
     * Leaves a result.
     *
     * @param result the result
     */
    public void complete(int result) {
        kind = INT;
        bits = result;
    }

    /**
     * Leaves a result.
     *
     * @param result the result
     */
    public void complete(char result) {
        kind = CHAR;
        bits = result;
    }

    /**
     * Leaves a result.
     *
     * @param result the result
     */
    public void complete(byte result) {
        kind = BYTE;
        bits = result;
    }

    /**
     * Leaves a result.
     *
     * @param result the result
     */
    public void complete(short result) {
        kind = SHORT;
        bits = result;
    }

    /**
     * Leaves a result.
     *
     * @param result the result
     */
    public void complete(long result) {
        kind = LONG;
        bits = result;
    }

    /**
     * Leaves a result.
     *
     * @param result the result
     */
    public void complete(float result) {
        kind = FLOAT;
        bits = Float.floatToRawIntBits(result);
    }

    /**
     * Leaves a result.
     *
     * @param result the result
     */
    public void complete(double result) {
        kind = DOUBLE;
        bits = Double.doubleToRawLongBits(result);
    }

    /**
     * Leaves a result.
     *
     * @param result the result
     */
    public void complete(boolean result) {
        kind = BOOLEAN;
        bits = result ? 1 : 0;
    }

    /**
     * Leaves a result.
     *
     * @param result the result
     */
    public void complete(@Nullable Object result) {
        kind = OBJECT;
        if (value != result) {
            value = result;
        }
    }

    /**
     * Begins the await of a future of the JDK, as {@link Awaitable#await} does.
     *
     * @param <T> the type of its value
     * @param stage the future
     * @return the value, if the task was not parked
     * @throws Throwable the failure, without the {@code CompletionException} around it
     */
    public <T extends @Nullable Object> T await(CompletionStage<T> stage) throws Throwable {
        return StageWait.await(stage, this);
    }

    /**
     * Claims a coroutine and runs it on the Java stack.
     *
     * @param <T> the type of its result
     * @param coro the coroutine
     * @return its result, if it was not suspended
     * @throws Throwable its failure
     * @throws IllegalStateException if it has been awaited or made a task before
     */
    @SuppressWarnings("NullAway")
    public <T extends @Nullable Object> T enter(Coro<T> coro) throws Throwable {
        coro.claim();
        if (depth >= MAX_DEPTH) {
            defer(coro);
            return null;
        }
        depth += HELD_COST;
        try {
            coro.resume(this);
        } catch (Throwable failure) {
            Traces.entered(failure, coro);
            throw failure;
        } finally {
            depth -= HELD_COST;
        }
        if (suspended()) {
            return null;
        }
        return result();
    }

    /**
     * Adds a frame to the chain that is being saved.
     *
     * @param frame the frame; the first one pushed is the leaf, each further one the caller of the one before
     */
    public void push(Coro<?> frame) {
        int before = suspension;
        if (before == PARKED) {
            current(PARKED).resumeAt(frame);
            suspension = LEAF; // behind the other stores, so that it is still in a register when the loop asks for it
        } else if (before == CHAIN) {
            top.caller = frame;
            top = frame;
        } else {
            pushOther(frame, before);
        }
    }

    /** The second frame, and all where something has been added to the suspension. */
    private void pushOther(Coro<?> frame, int before) {
        Task<?> task = current(before);
        if ((before & CHAIN) == PARKED) {
            task.resumeAt(frame);
            suspension = before + 1;
        } else {
            ((before & CHAIN) == LEAF ? task.frame() : top).caller = frame;
            top = frame;
            suspension = before | CHAIN;
        }
        if ((before & WATCHED) != 0) {
            NeverAwaited.begun(frame);
        }
    }

    /** The task is parked, or waits for its next turn. */
    void suspend() {
        suspension = NeverAwaited.on ? PARKED | WATCHED : PARKED;
    }

    /** The frames have been saved, or are not to be: the end of the suspension, as far as this step goes. */
    void unwound() {
        suspension = NONE;
    }

    /** Whether the leaf is to run at once. */
    boolean isDeferred() {
        return (suspension & DEFERRED) != 0;
    }

    /** The task that is stepping; null while none is. */
    @Nullable
    Task<?> task() {
        return task;
    }

    /** Changes the task that is stepping; null when none is. */
    void task(@Nullable Task<?> task) {
        if (this.task != task) {
            this.task = task; // not written needlessly: a reference in an old object costs the collector's barrier
        }
    }

    /** The loop is about to rest: nothing that is over is kept from the collector by a stale register. */
    void forget() {
        top = null;
        value = null;
    }

    /** The task that is stepping, when something is to park it. */
    Task<?> current() {
        return current(NONE);
    }

    /** The task that is stepping, and has been suspended so far. */
    private Task<?> current(int suspension) {
        Task<?> task = this.task;
        assert task != null : "an await outside of a task";
        assert this.suspension == suspension : "an await of a parked task";
        assert kind != PENDING : "an await by a frame that has not taken the outcome of the one before";
        return task;
    }

    /** Binds a primitive to this loop; one that is bound to another may change over only once that is closed. */
    EventLoop bind(@Nullable EventLoop bound, Object primitive) {
        if (bound != null && bound != loop && !bound.isClosed()) {
            throw new IllegalStateException(primitive + " belongs to another event loop");
        }
        return loop;
    }

    /** Leaves a failure in place of a result. */
    void fail(Throwable failure) {
        boolean pending = kind == PENDING;
        this.failure = failure;
        kind = FAILURE;
        if (pending) {
            current().abandonOutcome(); // the frame failed before it could ask, for want of stack
        }
    }

    /** Whether a frame may run on top of the Java stack as it is; see {@link #deeper}. */
    boolean shallow() {
        return depth < MAX_DEPTH;
    }

    /** Begins a run of frames of another task on top of the Java stack; gives what {@link #back} wants. */
    int deeper() {
        int before = depth;
        depth = before + HELD_COST;
        return before;
    }

    void back(int depth) {
        this.depth = depth;
    }

    /** The failure, null if there is none. */
    @Nullable
    Throwable takeFailure() {
        if (kind != FAILURE) {
            return null;
        }
        Throwable failure = this.failure;
        this.failure = null;
        kind = VOID;
        return failure;
    }

    /** The value as an object, where there is no failure. */
    @Nullable
    Object takeValue() {
        return kind == OBJECT ? take() : box();
    }

    private @Nullable Object take() {
        Object taken = value;
        if (taken != null) {
            value = null;
        }
        return taken;
    }

    private @Nullable Object box() {
        return kind == INT ? (Integer) (int) bits : boxOther(); // small enough to be compiled into its callers
    }

    private @Nullable Object boxOther() {
        switch (kind) {
            case LONG:
                return bits;
            case FLOAT:
                return Float.intBitsToFloat((int) bits);
            case DOUBLE:
                return Double.longBitsToDouble(bits);
            case CHAR:
                return (char) bits;
            case BYTE:
                return (byte) bits;
            case SHORT:
                return (short) bits;
            case BOOLEAN:
                return bits != 0;
            default:
                return null;
        }
    }

    /**
     * {@link Awaitable#await} where the type of the awaited thing depends on the type of the value that is wanted.
     *
     * @param <T> the type of the value
     * @param awaited what is awaited
     * @return the value, if the task was not parked
     * @throws Throwable the failure of the awaited thing
     */
    public <T extends @Nullable Object> T await(Awaitable<? extends T> awaited) throws Throwable {
        return awaited.await(this);
    }

    /**
     * For conditions of generated code: takes note that a pattern variable has been assigned.
     *
     * @param value the value assigned
     * @return true
     */
    public static boolean bound(@Nullable Object value) {
        return true;
    }

    /**
     * Closes the resource of a {@code try} whose body has failed.
     *
     * @param resource the resource, may be null
     * @param primary the failure; what closing throws is added to it as suppressed
     */
    public static void close(@Nullable AutoCloseable resource, Throwable primary) {
        if (resource != null) {
            try {
                resource.close();
            } catch (Throwable suppressed) {
                primary.addSuppressed(suppressed);
            }
        }
    }

    /**
     * A coroutine has caught an exception, which may be on its way from other coroutines: its stack trace is put in the
     * user's terms. If a frame could not be made for want of heap, the task is no longer parked, and may await again.
     *
     * @param failure the exception
     */
    public void caught(Throwable failure) {
        Task<?> task = this.task;
        if (task != null) {
            if (suspended()) {
                task.abandon(this);
            }
            Traces.caught(failure, task);
        }
    }

    /**
     * Throws anything where only some exceptions are declared.
     *
     * @param <E> what the compiler is to believe
     * @param failure what is thrown
     * @return never
     * @throws E always
     */
    @SuppressWarnings("unchecked")
    public static <E extends Throwable> RuntimeException rethrow(Throwable failure) throws E {
        throw (E) failure;
    }
}

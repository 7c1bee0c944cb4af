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

    /** The last frame pushed, if it is not the first: the one that the next frame becomes the caller of. */
    private @Nullable Coro<?> top;

    private int depth;

    /** Which register holds the result: the value, or the bits of so typed a primitive. */
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
        suspension = PARKED | DEFERRED;
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
        check();
        return kind == INT ? (int) bits : (Integer) take();
    }

    /**
     * Takes the outcome as a {@code long}.
     *
     * @return the value
     * @throws Throwable the failure
     */
    public long resultLong() throws Throwable {
        check();
        return kind == LONG ? bits : (Long) take();
    }

    /**
     * Takes the outcome as a {@code float}.
     *
     * @return the value
     * @throws Throwable the failure
     */
    public float resultFloat() throws Throwable {
        check();
        return kind == FLOAT ? Float.intBitsToFloat((int) bits) : (Float) take();
    }

    /**
     * Takes the outcome as a {@code double}.
     *
     * @return the value
     * @throws Throwable the failure
     */
    public double resultDouble() throws Throwable {
        check();
        return kind == DOUBLE ? Double.longBitsToDouble(bits) : (Double) take();
    }

    /**
     * Takes the outcome as a {@code boolean}.
     *
     * @return the value
     * @throws Throwable the failure
     */
    public boolean resultBoolean() throws Throwable {
        check();
        return kind == BOOLEAN ? bits != 0 : (Boolean) take();
    }

    /**
     * Takes the outcome as a {@code char}.
     *
     * @return the value
     * @throws Throwable the failure
     */
    public char resultChar() throws Throwable {
        check();
        return kind == CHAR ? (char) bits : (Character) take();
    }

    /**
     * Takes the outcome as a {@code byte}.
     *
     * @return the value
     * @throws Throwable the failure
     */
    public byte resultByte() throws Throwable {
        check();
        return kind == BYTE ? (byte) bits : (Byte) take();
    }

    /**
     * Takes the outcome as a {@code short}.
     *
     * @return the value
     * @throws Throwable the failure
     */
    public short resultShort() throws Throwable {
        check();
        return kind == SHORT ? (short) bits : (Short) take();
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
        check();
        return (T) takeValue();
    }

    /**
     * Throws the failure, if the outcome is one; otherwise nobody wants the value.
     *
     * @throws Throwable the failure
     */
    public void check() throws Throwable {
        Throwable failure = takeFailure();
        if (failure != null) {
            throw failure;
        }
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
        coro.claim(Coro.CLAIMED);
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
        Task<?> task = this.task;
        assert task != null : "a frame of no task";
        int before = suspension & CHAIN;
        boolean resumed = false;
        if (before == PARKED) {
            resumed = !task.resumeAt(frame);
            suspension++; // behind the other stores, so that it is still in a register when the loop asks for it
        } else {
            (before == LEAF ? task.frame() : top).caller = frame;
            top = frame;
            suspension |= CHAIN;
        }
        if (NeverAwaited.on && !resumed) {
            NeverAwaited.begun(frame);
        }
    }

    /** The task is parked, or waits for its next turn. */
    void suspend() {
        suspension = PARKED;
    }

    /** The frames have been saved, or are not to be: the end of the suspension, as far as this step goes. */
    void unwound() {
        suspension = NONE;
    }

    /** Whether the leaf is to run at once. */
    boolean isDeferred() {
        return suspension >= DEFERRED;
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
        Task<?> task = this.task;
        assert task != null : "an await outside of a task";
        assert suspension == NONE : "an await of a parked task";
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
        this.failure = failure;
        kind = OBJECT;
        value = null;
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
        Throwable failure = this.failure;
        if (failure != null) {
            this.failure = null;
        }
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
        switch (kind) {
            case INT:
                return (int) bits;
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

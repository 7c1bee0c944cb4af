package io.fermata;

import org.jspecify.annotations.Nullable;

/**
 * A coroutine: the call of an {@link Async} method that has not begun, or has begun and is suspended (asyncio:
 * coroutine object).
 *
 * <p>It is cold: nothing runs until it is awaited or handed to a task, and it runs at most once. Generated continuation
 * classes extend this class; an instance is the frame that holds the method's locals while it is suspended. A call
 * written in place, {@code await(FooAsync.m(x))}, makes no instance until something suspends.
 *
 * <h2>The protocol of generated code</h2>
 *
 * <p>A continuation class {@code M} has a static entry {@code call(Step, int depth, args…)} that runs the method on the
 * Java stack and gives its result, unboxed. When something in it parks the task ({@link Step#suspended()}), it makes its
 * frame, saves what lives, calls {@link #suspend} and returns a meaningless value; its caller sees the flag and does the
 * same, so that the frames come to be linked from the innermost outwards through {@code caller}. To resume, the loop
 * calls {@link #resume} of the innermost frame, which leaves its result in the step, then that of its caller, and so on
 * until one suspends again or the outermost has ended.
 *
 * @param <T> the type of the result; {@code Void} for a {@code void} method
 */
public abstract class Coro<T extends @Nullable Object> implements Awaitable<T> {

    /**
     * The frame that awaits this one; null while nobody has claimed the coroutine, this itself if it is the outermost
     * frame of a task.
     */
    @Nullable
    Coro<?> caller;

    /** The caller of a coroutine that runs on the Java stack, and of one that has ended there. */
    static final Coro<?> CLAIMED = new Nobody();

    /** Where {@link #resume} goes on: 0 at the beginning of the method. */
    protected int state;

    /** For generated classes. */
    @SuppressWarnings("this-escape") // a lint since JDK 21: only a reference is kept, nothing is called
    protected Coro() {
        if (NeverAwaited.on && !(this instanceof Nobody)) {
            NeverAwaited.made(this);
        }
    }

    /**
     * Runs the method from {@link #state} until it suspends or ends. When it ends, its result has been left in the step
     * with one of the {@code complete} methods.
     *
     * @param step the step under way
     * @throws Throwable the failure with which the method ended
     */
    protected abstract void resume(Step step) throws Throwable;

    /**
     * The line table of the companion, for stack traces and dumps.
     *
     * @return the table; null if there is none
     */
    protected @Nullable SourceLines lines() {
        return null;
    }

    /**
     * Links this frame as the caller of the frame that was suspended last.
     *
     * @param step the step under way
     * @param state where to go on
     */
    protected final void suspend(Step step, int state) {
        this.state = state;
        step.push(this);
    }

    /** Marks this coroutine as begun, to be run on the Java stack. */
    final void claim() {
        claim(CLAIMED);
    }

    /** Marks this coroutine as begun, as the outermost frame of a task. */
    final void claimAsRoot() {
        claim(this);
    }

    private void claim(Coro<?> by) {
        if (caller != null) {
            throw new IllegalStateException(
                    "This coroutine has been awaited or made a task before, and runs only once: " + this);
        }
        caller = by;
        if (NeverAwaited.on) {
            NeverAwaited.begun(this);
        }
    }

    /** The frame that awaits this one, null if that is the outermost of its task. */
    final @Nullable Coro<?> outer() {
        return caller == this ? null : caller;
    }

    /** Runs this coroutine within the awaiting task, on its Java stack. */
    @Override
    public final T await(Step step) throws Throwable {
        return step.enter(this);
    }

    /** A mark in the place of a caller. */
    private static final class Nobody extends Coro<@Nullable Void> {
        @Override
        protected void resume(Step step) {
            throw new AssertionError();
        }
    }
}

package io.fermata.processor.differential;

import io.fermata.Asyncio;
import io.fermata.Awaitable;
import io.fermata.CancelledError;
import io.fermata.Coro;
import io.fermata.EventLoop;
import io.fermata.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What a program prints to, and where its awaitables come from. Each call that makes an awaitable logs its argument, so
 * that the trace shows the order of evaluation, and gets a number, from which the {@link Mode} draws what it does.
 */
public final class Trace {

    private static final int FUEL = 400;
    private static final int LONGEST = 6_000;

    private final Mode mode;
    private final List<String> lines = new ArrayList<>();
    private int calls;
    private int fuel = FUEL;

    Trace(Mode mode) {
        this.mode = mode;
    }

    List<String> lines() {
        return lines;
    }

    int calls() {
        return calls;
    }

    // --- printing -------------------------------------------------------------------------------------------------

    /** Prints the value with its type. */
    public void log(@Nullable Object value) {
        if (lines.size() > LONGEST) {
            throw new OutOfFuel();
        }
        lines.add(Show.value(value));
    }

    /** Prints the name and the value with its type. */
    public void log(String name, @Nullable Object value) {
        log(name + " = " + Show.value(value));
    }

    /** The value as text that is the same in two runs. */
    public String text(@Nullable Object value) {
        return Show.value(value);
    }

    // --- probes: print the argument and give it back --------------------------------------------------------------

    /** A probe. Not overloaded: nested calls of overloaded methods take javac exponential time. */
    public <T extends @Nullable Object> T p(T value) {
        log(value);
        return value;
    }

    /** Calls it, and prints what it gives or throws. */
    public <T extends @Nullable Object> @Nullable T call(Callable<T> callable) {
        try {
            T value = callable.call();
            log("called", value);
            return value;
        } catch (Exception failure) {
            log("call threw", failure);
            return null;
        }
    }

    /** Runs each and prints what it gives. */
    public void callAll(List<? extends Callable<?>> callables) {
        for (Callable<?> callable : callables) {
            call(callable);
        }
    }

    // --- awaitables -----------------------------------------------------------------------------------------------

    /** An awaitable of this value. */
    public <T extends @Nullable Object> Awaitable<T> val(T value) {
        int call = next("val", value);
        Behaviour behaviour = mode.of(call);
        switch (behaviour) {
            case TASK:
                return Asyncio.createTask(delayed(call, behaviour, value, false));
            case DONE:
                return step -> {
                    log("await " + call);
                    return value;
                };
            default:
                return delayed(call, behaviour, value, true);
        }
    }

    /** A coroutine with this value. */
    public <T extends @Nullable Object> Coro<T> coro(T value) {
        int call = next("coro", value);
        return delayed(call, mode.of(call), value, true);
    }

    /** A task with this value. */
    public <T extends @Nullable Object> Task<T> task(T value) {
        int call = next("task", value);
        return Asyncio.createTask(delayed(call, mode.of(call), value, false));
    }

    /** A future of the JDK with this value. */
    public <T extends @Nullable Object> CompletableFuture<T> future(T value) {
        int call = next("future", value);
        Behaviour behaviour = mode.of(call);
        CompletableFuture<T> future = new CompletableFuture<>();
        Runnable completion = behaviour.fails()
                ? () -> future.completeExceptionally(failure(call, false))
                : () -> future.complete(value);
        if (behaviour.suspends()) {
            EventLoop loop = Asyncio.getEventLoop();
            if (behaviour == Behaviour.SLEEP) {
                loop.callLater(1, completion);
            } else {
                loop.callSoon(completion);
            }
        } else {
            completion.run();
        }
        return future;
    }

    /** An awaitable that always fails, after a suspension or before, with this. */
    public <T extends @Nullable Object> Awaitable<T> fail(Throwable failure) {
        int call = next("fail", failure);
        return new Delayed<T>(mode.of(call), () -> log("await " + call), null, failure);
    }

    /** An awaitable with this value, which in some modes fails with an IOException. */
    public <T extends @Nullable Object> Awaitable<T> io(T value) {
        int call = next("io", value);
        Behaviour behaviour = mode.of(call);
        return new Delayed<>(
                behaviour, () -> log("await " + call), value, behaviour.fails() ? new IOException("io " + call) : null);
    }

    private int next(String what, @Nullable Object value) {
        int call = calls++;
        log(what + " " + call + ": " + Show.value(value));
        return call;
    }

    private <T extends @Nullable Object> Coro<T> delayed(int call, Behaviour behaviour, T value, boolean logs) {
        return new Delayed<>(
                behaviour,
                logs ? () -> log("await " + call) : () -> {},
                value,
                behaviour.fails() ? failure(call, true) : null);
    }

    private Throwable failure(int call, boolean cancellation) {
        switch (mode.draw(call + 1_000_000) % 6) {
            case 0:
                return cancellation ? new CancelledError() : new Failure("failure " + call);
            case 1:
                return new AssertionError("error " + call);
            case 2:
                return new ArithmeticException("arithmetic " + call);
            default:
                return new Failure("failure " + call);
        }
    }

    // --- resources ------------------------------------------------------------------------------------------------

    /** A resource; a name with an exclamation mark fails to close, a null gives a null resource. */
    public @Nullable Resource open(@Nullable String name) {
        log("open " + name);
        if (name == null) {
            return null;
        }
        return new Resource(this, name, name.endsWith("!"));
    }

    // --- fuel -----------------------------------------------------------------------------------------------------

    /** Whether a loop may go round once more. */
    public boolean fuel() {
        return --fuel > 0;
    }

    /** The entry of a method: throws when the program has run for too long. */
    public void enter(String method) {
        log("enter " + method);
        if (--fuel <= 0) {
            throw new OutOfFuel();
        }
    }

    // --- traces of tasks that run beside ---------------------------------------------------------------------------

    /** A trace of its own for a task that runs in the background. */
    public Trace fork() {
        Trace trace = new Trace(mode);
        trace.calls = 1_000 * (calls++ + 1);
        trace.fuel = fuel / 2;
        return trace;
    }

    /** Prints what such a task has printed; it must have ended. */
    public void join(Trace forked) {
        for (String line : forked.lines) {
            log("| " + line);
        }
    }
}

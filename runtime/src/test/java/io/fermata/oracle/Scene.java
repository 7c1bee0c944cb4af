package io.fermata.oracle;

import io.fermata.Asyncio;
import io.fermata.AwaitTimeoutException;
import io.fermata.CancelledError;
import io.fermata.Event;
import io.fermata.EventLoop;
import io.fermata.Lock;
import io.fermata.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What the operations of one program share. */
final class Scene {

    final List<Lock> locks;
    final List<Event> events;
    final List<Task<Object>> tasks = new ArrayList<>();
    final List<String> trace = new ArrayList<>();
    boolean tracing = true;
    private final EventLoop loop = Asyncio.getEventLoop();

    Scene(int locks, int events) {
        this.locks = IntStream.range(0, locks).mapToObj(i -> new Lock()).toList();
        this.events = IntStream.range(0, events).mapToObj(i -> new Event()).toList();
    }

    void log(String who, String what) {
        if (tracing) {
            trace.add(Math.round(loop.time() * 1000) + " " + who + " " + what);
        }
    }

    static String truth(boolean b) {
        return b ? "True" : "False";
    }

    /** An error by its name in the traces. */
    static String name(Throwable error) {
        if (error instanceof CancelledError) {
            return "Cancelled";
        }
        return error instanceof AwaitTimeoutException ? "Timeout" : error.getMessage();
    }

    /** A result of gather as Python prints it. */
    static String shown(Object value) {
        return value instanceof Throwable error ? "'" + name(error) + "'" : String.valueOf(value);
    }

    /** What {@code (raise E)} raises. */
    static final class Raised extends Exception {
        private static final long serialVersionUID = 1L;

        Raised(String name) {
            super(name);
        }
    }
}

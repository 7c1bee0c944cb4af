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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the operations of one program share. */
final class Scene {

    final List<Lock> locks;
    final List<Event> events;
    final List<Task<Object>> tasks = new ArrayList<>();
    final List<String> trace = new ArrayList<>();
    private boolean tracing = true;
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

    /** The trace ends with the tasks that are done by now. */
    void end() {
        log("main", "end " + shown(tasks.stream().map(task -> truth(task.done()))));
        tracing = false;
    }

    /** The results of a gather as Python prints them. */
    static String shown(List<?> results) {
        return shown(results.stream()
                .map(each -> each instanceof Throwable error ? "'" + name(error) + "'" : String.valueOf(each)));
    }

    private static String shown(Stream<String> elements) {
        return elements.collect(Collectors.joining(", ", "[", "]"));
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

    /** What {@code (raise E)} raises. */
    static final class Raised extends Exception {
        private static final long serialVersionUID = 1L;

        Raised(String name) {
            super(name);
        }
    }
}

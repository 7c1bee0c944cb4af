package io.fermata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of the runtime share: a virtual loop, a trace, and a record of what the exception handler was told. */
abstract class LoopTest {

    EventLoop loop;
    final List<String> trace = new ArrayList<>();
    final List<ExceptionContext> reported = new ArrayList<>();

    @BeforeEach
    void virtualTime() {
        loop = Asyncio.newVirtualEventLoop();
        loop.setExceptionHandler((loop, context) -> reported.add(context));
    }

    @AfterEach
    void realTime() {
        Asyncio.newEventLoop();
    }

    /** Adds a line with the time in milliseconds in front. */
    void log(Object what) {
        trace.add(Math.round(loop.time() * 1000) + " " + what);
    }

    /** A task that sleeps so long, then logs. */
    Task<Object> sleeper(String name, double seconds) {
        return Asyncio.createTask(Script.script().sleep(seconds).run(() -> log(name)), name);
    }

    void assertTrace(String... lines) {
        assertThat(trace).containsExactly(lines);
    }

    void assertReported(Throwable... failures) {
        assertThat(reported).extracting(ExceptionContext::exception).containsExactly(failures);
    }
}

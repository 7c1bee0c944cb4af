package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.run;
import static io.fermata.Script.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class ExceptionHandlerTest extends LoopTest {

    private final IOException failure = new IOException("lost");

    private String stderrOf(Script.Action action) throws Throwable {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(bytes, true));
        try {
            action.run();
        } finally {
            System.setErr(before);
        }
        return bytes.toString();
    }

    @Test
    void isToldOnePassAfterATaskFailed() {
        Task<Object> task = createTask(script().fail(failure));
        run(script().run(() -> assertThat(task.done()).isTrue())
                .run(() -> assertReported())
                .sleep(0)
                .run(() -> assertReported(failure)));
        assertThat(reported).containsExactly(new ExceptionContext("Task exception wasn't retrieved", failure, task));
    }

    @Test
    void isNotToldIfSomebodyAwaitsInTime() {
        Task<Object> task = createTask(script().fail(failure));
        assertThatThrownBy(() -> run(script().await(task))).isSameAs(failure);
        assertReported();
    }

    @Test
    void isNotToldIfSomebodyLooksAtTheExceptionInTime() {
        Task<Object> task = createTask(script().fail(failure));
        run(script().run(() -> assertThat(task.exception()).isSameAs(failure)).sleep(1));
        assertReported();
    }

    @Test
    void isToldIfTheOneWhoWaitsIsCancelledAtThatMoment() {
        Task<Object> task = createTask(script().sleep(1).fail(failure));
        Task<Object> waiter = createTask(script().await(task));
        run(script().sleep(1)
                .run(() -> {
                    assertThat(task.done()).isTrue();
                    waiter.cancel();
                })
                .sleep(1));
        assertThat(waiter.cancelled()).isTrue();
        assertReported(failure);
    }

    @Test
    void isToldOfFailingCallbacks() {
        RuntimeException thrown = new RuntimeException();
        loop.callSoon(() -> {
            throw thrown;
        });
        Task<Object> task = createTask(script());
        task.addDoneCallback(ended -> {
            throw thrown;
        });
        run(script().sleep(1));
        assertReported(thrown, thrown);
        assertThat(reported.get(0).message()).startsWith("Exception in callback ");
        assertThat(reported.get(0).future()).isNull();
    }

    @Test
    void canBeCalledByHand() {
        ExceptionContext context = new ExceptionContext("by hand", failure, null);
        loop.callExceptionHandler(context);
        assertThat(reported).containsExactly(context);
    }

    @Test
    void theDefaultPrintsMessageTaskAndStackTrace() throws Throwable {
        loop.setExceptionHandler(null);
        assertThat(loop.getExceptionHandler()).isNull();
        String printed = stderrOf(() -> {
            createTask(script().fail(failure), "broken");
            run(script().sleep(1));
        });
        assertThat(printed.lines())
                .startsWith(
                        "Task exception wasn't retrieved",
                        "future: Task[broken, failed: java.io.IOException: lost]",
                        "java.io.IOException: lost")
                .anyMatch(line -> line.startsWith("\tat "));
    }

    @Test
    void anExceptionFromItIsLoggedTogetherWithWhatItWasTold() throws Throwable {
        loop.setExceptionHandler((loop, context) -> {
            throw new IOException("the handler is broken");
        });
        String printed = stderrOf(() -> {
            createTask(script().fail(failure));
            run(script().sleep(1).run(() -> log("main goes on")));
        });
        assertThat(printed).contains("the handler is broken").contains("java.io.IOException: lost");
        assertTrace("1000 main goes on");
    }

    @Test
    void anErrorFromItLeavesRun() {
        Error exit = new Error("exit");
        loop.setExceptionHandler((loop, context) -> {
            throw exit;
        });
        createTask(script().fail(failure));
        createTask(script().sleep(9).anyway(() -> log("cleanup")));
        assertThatThrownBy(() -> run(script().sleep(5))).isSameAs(exit);
        assertTrace("0 cleanup");
        loop.setExceptionHandler(null);
        run(script().sleep(1).run(() -> log("usable")));
        assertTrace("0 cleanup", "1000 usable");
    }
}

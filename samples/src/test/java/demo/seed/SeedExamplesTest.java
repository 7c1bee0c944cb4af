package demo.seed;

import static org.assertj.core.api.Assertions.assertThat;

import demo.Program;
import demo.Transcript;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each example of the uasyncio document prints, line for line and at the same virtual times, what it prints on MicroPython: with
 * its main coroutine run by {@code run}, and with its main method simply called, which blocks at each await.
 *
 * <p>The files {@code *.out} come from MicroPython 1.29 under a virtual clock; their number is the example's place in
 * the document ({@code 8} prints nothing and is ours). {@link Python} says how values that print differently in the two languages are compared.
 */
class SeedExamplesTest {

    private interface Main {
        void main(String[] args);
    }

    private record Example(String oracle, Consumer<String[]> main, Program blockingFace) {
        @Override
        public String toString() {
            return oracle;
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void coroutineFace(Example example) {
        assertThat(transcript(() -> example.main.accept(new String[0])))
                .containsExactlyElementsOf(expected(example.oracle));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("withMainCoroutine")
    void blockingFace(Example example) {
        assertThat(transcript(example.blockingFace)).containsExactlyElementsOf(expected(example.oracle));
    }

    static Stream<Example> withMainCoroutine() {
        return Stream.of(
                new Example("1b_create_task_in_main", CreateTask::main, CreateTask::demo),
                new Example("2b_run_main_only", Run::main, Run::demo),
                new Example("3d_cancel_fixed", Cancel::main, Cancel::demo),
                new Example("4_wait_for_asis", NestedRun::main, NestedRun::demo),
                new Example("4b_wait_for_fixed", WaitFor::main, WaitFor::demo),
                new Example("4c_wait_for_ms_fixed", WaitForMs::main, WaitForMs::demo),
                new Example("5_gather_asis", Gather::main, Gather::demo),
                new Example("5b_gather_return_exceptions_false", GatherFirstFailure::main, GatherFirstFailure::demo),
                new Example("5c_gather_false_timeout_first", GatherTimeout::main, GatherTimeout::demo),
                new Example("6_lock_asis", LockDemo::main, LockDemo::demo),
                new Example("7_exception_handler_asis", ExceptionHandlerExit::main, ExceptionHandlerExit::demo),
                new Example("7b_handler_no_exit", ExceptionHandler::main, ExceptionHandler::demo),
                new Example("8_new_event_loop", NewEventLoop::main, NewEventLoop::demo),
                new Example("9a_event", EventDemo::main, EventDemo::demo));
    }

    static Stream<Example> all() {
        return Stream.concat(withMainCoroutine(), Stream.of(new Example("9b_run_forever_stop", RunForever::main, () -> {
            throw new AssertionError("has no main coroutine");
        })));
    }

    private static List<String> transcript(Program program) {
        return Python.lines(Transcript.of(program, Python::uncaught));
    }

    private static List<String> expected(String oracle) {
        try (InputStream in = SeedExamplesTest.class.getResourceAsStream(oracle + ".out")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

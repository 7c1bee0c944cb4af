package io.fermata.oracle;

import static io.fermata.Asyncio.newEventLoop;
import static io.fermata.Asyncio.newVirtualEventLoop;
import static org.assertj.core.api.Assertions.assertThat;

import io.fermata.Coro;
import io.fermata.EventLoop;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Random programs whose traces CPython's asyncio printed under a virtual clock; ours must be the same. Where
 * {@code waitFor} occurs, they are programs on which CPython 3.11 and 3.13 agree; of {@code mixed}, with {@code waitFor}
 * and {@code gather} in each other, also those that don't depend on what we decide otherwise than CPython: a timeout
 * that is over and a caller's cancellation are never swallowed.
 */
abstract class Oracle {

    /** What runs the programs: makes the tasks, sleeps for 200 ms, logs which are done and ends the trace. */
    abstract Coro<?> main(Scene scene, Program program) throws Scene.Raised;

    @ParameterizedTest
    @CsvSource({"core,800", "gather,300", "wf,250", "mixed,400"})
    void tracesAreTheRecordedOnes(String kind, int count) throws Scene.Raised {
        Map<Integer, List<String>> traces = traces(kind);
        List<Program> programs =
                lines(kind + ".programs.txt.gz").stream().map(Program::parse).toList();
        assertThat(programs).hasSize(count);
        assertThat(traces).hasSize(count);
        Map<Program, String> wrong = new LinkedHashMap<>();
        for (Program program : programs) {
            List<String> expected = traces.get(program.index());
            List<String> actual = trace(program);
            if (!actual.equals(expected)) {
                wrong.put(program, difference(expected, actual));
            }
        }
        assertThat(wrong.size())
                .as(() -> wrong.size() + " programs, the first: "
                        + wrong.entrySet().iterator().next())
                .isZero();
    }

    @AfterEach
    void realTimeAgain() {
        newEventLoop();
    }

    private List<String> trace(Program program) throws Scene.Raised {
        EventLoop loop = newVirtualEventLoop();
        loop.setExceptionHandler((where, context) -> {});
        Scene scene = new Scene(program.locks(), program.events());
        loop.runUntilComplete(main(scene, program)); // many would not end at a cancellation
        return scene.trace;
    }

    private static String difference(List<String> expected, List<String> actual) {
        int same = 0;
        while (same < Math.min(expected.size(), actual.size())
                && expected.get(same).equals(actual.get(same))) {
            same++;
        }
        return "\nsame: " + expected.subList(0, same) + "\nexpected: " + expected.subList(same, expected.size())
                + "\nactual: " + actual.subList(same, actual.size());
    }

    private static Map<Integer, List<String>> traces(String kind) {
        Map<Integer, List<String>> traces = new LinkedHashMap<>();
        List<String> current = new ArrayList<>();
        for (String line : lines(kind + ".traces.txt.gz")) {
            if (line.startsWith("# ")) {
                current = new ArrayList<>();
                traces.put(Integer.parseInt(line.split(" ")[1]), current);
            } else {
                current.add(line);
            }
        }
        return traces;
    }

    private static List<String> lines(String name) {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Oracle.class.getResourceAsStream(name)), StandardCharsets.UTF_8))) {
            return in.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

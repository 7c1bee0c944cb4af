package io.fermata.processor.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a debugger finds. */
class DebuggingTest {

    @TempDir
    Path folder;

    private Compiled compile(String... options) throws IOException {
        return Compiled.of(folder, List.of(options), "/trace/Locals.java");
    }

    /** The names in the tables of local variables of {@code run}. */
    private static List<String> locals(Compiled program, String frame) {
        StringWriter out = new StringWriter();
        ToolProvider.findFirst("javap")
                .orElseThrow()
                .run(
                        new PrintWriter(out),
                        new PrintWriter(out),
                        "-c",
                        "-l",
                        "-p",
                        program.classes().resolve("demo/" + frame + ".class").toString());
        String run = out.toString().replaceAll("(?s).*? run\\(", "").replaceAll("(?s)\\R\\R.*", "");
        return run.lines()
                .map(line -> line.trim().split("\\s+"))
                .filter(words -> words.length == 5 && words[0].matches("\\d+"))
                .map(words -> words[3])
                .distinct()
                .toList();
    }

    private static List<String> fields(Compiled program) throws Exception {
        return Arrays.stream(program.load("demo.LocalsAsync$Sum").getDeclaredFields())
                .map(Field::getName)
                .toList();
    }

    @Test
    void theResumeMethodHasTheUsersVariables() throws Exception {
        assertThat(locals(compile(), "LocalsAsync$Sum"))
                .contains("count", "doubled", "name", "total", "index", "square");
    }

    @Test
    void onlyWhatLivesIsKeptInTheFrame() throws Exception {
        assertThat(fields(compile())).containsExactlyInAnyOrder("count", "total", "index");
    }

    @Test
    void inDebugModeAllIsKept() throws Exception {
        assertThat(fields(compile("-Afermata.debug=true")))
                .containsExactlyInAnyOrder("count", "doubled", "name", "total", "index", "square");
    }
}

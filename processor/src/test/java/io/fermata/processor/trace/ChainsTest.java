package io.fermata.processor.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stack traces as the user sees them. */
class ChainsTest {

    @TempDir
    Path folder;

    @Test
    void tracesReadAsTheSourceDoes() throws Exception {
        Compiled program = Compiled.of(folder, List.of(), "/trace/Chains.java", "/trace/Other.java");
        String printed = program.run("demo.Chains")
                .lines()
                .filter(line -> !line.contains(getClass().getPackageName())) // whoever runs the test
                .filter(line -> !line.matches("    at (org|com|jdk|java)\\..*"))
                .map(line -> line.replaceAll("Lock.java:\\d+", "Lock.java"))
                .collect(Collectors.joining("\n", "", "\n"));
        assertThat(printed).isEqualTo(Compiled.text("/trace/Chains.out"));
    }
}

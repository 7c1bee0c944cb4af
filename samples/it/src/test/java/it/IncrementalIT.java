package it;

import static it.Artifacts.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A second build after a change sees the change, and nothing stale. */
class IncrementalIT {

    @Test
    void changeThenRemoveAnAsyncMethod() throws IOException {
        Path project = Workshop.copy(ROOT.resolve("samples/quickstart"), "incremental");
        Path source = project.resolve("src/main/java/com/example/dogs/Dogs.java");
        Path companion = project.resolve("target/generated-sources/annotations/com/example/dogs/DogsAsync.java");
        Files.writeString(
                project.resolve("src/main/java/com/example/dogs/Other.java"),
                "package com.example.dogs; class Other { int dogs = Dogs.class.getName().length(); }");

        Tools.mvn(project, "compile", "exec:java").succeeded();
        String first = Files.readString(companion);
        Tools.mvn(project, "compile").printed();
        assertThat(companion).content().isEqualTo(first);

        edit(source, "2 * n", "3 * n");
        assertThat(Tools.mvn(project, "compile", "exec:java").succeeded().lines())
                .endsWith("Results: [3, 63]");

        edit(source, "DogsAsync.barking(1), DogsAsync.barking(21)", "sleepMs(1)");
        edit(source, "List<Integer>", "List<?>");
        edit(source, "@Async\n    static int barking", "static int barking");
        Tools.mvn(project, "compile", "exec:java").printed("Results: [null]");
        assertThat(companion).content().doesNotContain("barking");
    }

    private static void edit(Path file, String old, String replacement) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(old);
        Files.writeString(file, text.replace(old, replacement));
    }
}

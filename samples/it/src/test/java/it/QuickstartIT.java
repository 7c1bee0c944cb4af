package it;

import static it.Artifacts.PROCESSOR;
import static it.Artifacts.ROOT;
import static it.Artifacts.RUNTIME;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The project that a newcomer copies compiles and runs, with Maven and without. */
class QuickstartIT {
    private static final Path QUICKSTART = ROOT.resolve("samples/quickstart");
    static final String[] OUTPUT = {
        "dog 1 barks", "dog 21 barks", "dog 1 barks", "dog 21 barks", "dog 1 barks", "dog 21 barks", "Results: [2, 42]"
    };

    @Test
    void maven() {
        Path project = Workshop.copy(QUICKSTART, "quickstart-maven");
        Tools.mvn(project, "compile", "exec:java").printed(OUTPUT);
        assertThat(project.resolve("target/generated-sources/annotations/com/example/dogs/DogsAsync.java"))
                .exists();
    }

    @Test
    void plainJavac() {
        Path project = Workshop.copy(QUICKSTART, "quickstart-javac");
        List<String> arguments = new ArrayList<>(List.of(
                "-processorpath",
                PROCESSOR.toString(),
                "-cp",
                RUNTIME.toString(),
                "-Xlint:all",
                "-Werror",
                "-d",
                "out"));
        arguments.addAll(Workshop.sources(project));
        Tools.javac(project, arguments.toArray(String[]::new)).printed();
        Tools.java(project, "-cp", Tools.path(RUNTIME, project.resolve("out")), "com.example.dogs.Dogs")
                .printed(OUTPUT);
    }

    @Test
    void usesThisVersion() throws IOException {
        assertThat(Files.readString(QUICKSTART.resolve("pom.xml")))
                .contains("<fermata.version>" + Artifacts.VERSION + "</fermata.version>")
                .doesNotContain("<parent>");
    }
}

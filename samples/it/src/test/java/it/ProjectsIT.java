package it;

import static it.Artifacts.ROOT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each project below {@code src/projects} builds with Maven, runs, and prints what its {@code expected.txt} says. */
class ProjectsIT {
    private static final Path PROJECTS = ROOT.resolve("samples/it/src/projects");

    @ParameterizedTest(name = "{0}")
    @MethodSource("projects")
    void buildsAndRuns(String name) throws IOException {
        Path project = Workshop.copy(PROJECTS.resolve(name), name);
        Tools.mvn(project, "verify", "exec:java", "-Dfermata.version=" + Artifacts.VERSION)
                .printed(Files.readAllLines(project.resolve("expected.txt")).toArray(String[]::new));
    }

    static Stream<String> projects() throws IOException {
        try (Stream<Path> folders = Files.list(PROJECTS)) {
            return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
        }
    }
}

package it;

import static it.Artifacts.ROOT;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each project below {@code src/projects} builds with Maven, runs, and prints what its {@code expected.txt} says. */
class ProjectsIT {
    private static final Path PROJECTS = ROOT.resolve("samples/it/src/projects");

    /** The processor does not see yet what Lombok adds to the classes of a compilation. */
    private static final Set<String> PENDING = Set.of("lombok-before", "lombok-after");

    @ParameterizedTest(name = "{0}")
    @MethodSource("projects")
    void buildsAndRuns(String name) throws IOException {
        assumeThat(name).isNotIn(PENDING);
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

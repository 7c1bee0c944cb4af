package it;

import static it.Artifacts.ROOT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each project below {@code src/projects} builds with Maven, runs, and prints what its {@code expected.txt} says. One that
 * uses another annotation processor has two POMs: {@code before.xml} puts the other one before Fermata's, {@code
 * after.xml} behind it.
 */
class ProjectsIT {
    private static final Path PROJECTS = ROOT.resolve("samples/it/src/projects");

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("projects")
    void buildsAndRuns(String name, String pom) throws IOException {
        Path project = Workshop.copy(PROJECTS.resolve(name), name);
        Tools.mvn(project, "-f", pom, "verify", "exec:java", "-Dfermata.version=" + Artifacts.VERSION)
                .printed(Files.readAllLines(project.resolve("expected.txt")).toArray(String[]::new));
    }

    static Stream<Arguments> projects() {
        return list(PROJECTS).stream()
                .flatMap(project -> list(project).stream()
                        .map(file -> file.getFileName().toString())
                        .filter(file -> file.endsWith(".xml"))
                        .map(pom -> Arguments.of(project.getFileName().toString(), pom)));
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

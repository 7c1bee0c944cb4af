package it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folder below {@code target} where projects are copied to and built. */
final class Workshop {
    private static final Path FOLDER = Path.of(System.getProperty("fermata.work"));

    private Workshop() {}

    static Path folder() {
        try {
            return Files.createDirectories(FOLDER);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** An empty folder of this name. */
    static Path empty(String name) {
        Path folder = folder().resolve(name);
        try {
            if (Files.exists(folder)) {
                for (Path file : files(folder).sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(file);
                }
            }
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A fresh copy of a project, without what was built in it. */
    static Path copy(Path project, String name) {
        Path copy = empty(name);
        try {
            for (Path file : list(project)) {
                Path relative = project.relativize(file);
                if (!built(relative)) {
                    Path to = copy.resolve(relative);
                    Files.createDirectories(to.getParent());
                    Files.copy(file, to);
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return copy;
    }

    private static boolean built(Path file) {
        for (Path part : file) {
            if (part.toString().equals("target")) {
                return true;
            }
        }
        return false;
    }

    /** The Java sources below a folder, as arguments for javac. */
    static List<String> sources(Path folder) {
        return files(folder)
                .map(Path::toString)
                .filter(name -> name.endsWith(".java"))
                .sorted()
                .toList();
    }

    /** All files below a folder. */
    static List<Path> list(Path folder) {
        return files(folder).filter(Files::isRegularFile).toList();
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

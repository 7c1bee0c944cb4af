package it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Runs {@code mvn}, {@code javac} and {@code java} as a user would, each in a process of its own, on the test's JDK. */
final class Tools {
    /** What JDK 24 and later say of Maven's own libraries. */
    private static final Pattern NOISE = Pattern.compile("WARNING: .*|Picked up .*");

    /** Maven resets the colours, on a line of its own at its end, even when told to use none. */
    private static final Pattern COLOUR = Pattern.compile("\u001B\\[[0-9;]*m");

    private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

    private Tools() {}

    /** Runs Maven in a project, with a local repository that holds the packaged artifacts and nobody else's. */
    static Outcome mvn(Path project, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("maven.home"), "bin", isWindows() ? "mvn.cmd" : "mvn")
                        .toString(),
                "-B",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-gs",
                Repository.settings().toString(),
                "-Dmaven.repo.local=" + Repository.folder(),
                "-Dstyle.color=never"));
        command.addAll(List.of(arguments));
        return start(project, command);
    }

    static Outcome javac(Path folder, String... arguments) {
        return tool("javac", folder, arguments);
    }

    static Outcome java(Path folder, String... arguments) {
        return tool("java", folder, arguments);
    }

    /** Paths as one argument of {@code -cp}. */
    static String path(Path... paths) {
        List<String> names = new ArrayList<>();
        for (Path path : paths) {
            names.add(path.toString());
        }
        return String.join(File.pathSeparator, names);
    }

    /** Runs a program that is on the path. */
    static Outcome program(Path folder, String... command) {
        return start(folder, List.of(command));
    }

    private static Outcome tool(String name, Path folder, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(JAVA_HOME.resolve("bin").resolve(name).toString());
        command.addAll(List.of(arguments));
        return start(folder, command);
    }

    private static Outcome start(Path folder, List<String> command) {
        try {
            Path output = Files.createTempFile(Workshop.folder(), "output", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().put("JAVA_HOME", JAVA_HOME.toString());
            builder.environment().remove("MAVEN_OPTS");
            builder.environment().remove("MAVEN_ARGS");
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError("hangs: " + String.join(" ", command) + "\n" + Files.readString(output));
            }
            List<String> lines = Files.readAllLines(output).stream()
                    .filter(line -> line.isEmpty() || !withoutColour(line).isEmpty())
                    .map(Tools::withoutColour)
                    .filter(line -> !NOISE.matcher(line).matches())
                    .toList();
            Files.delete(output);
            return new Outcome(command, process.exitValue(), lines);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String withoutColour(String line) {
        return COLOUR.matcher(line).replaceAll("");
    }

    private static boolean isWindows() {
        return System.getProperty("os.name").startsWith("Windows");
    }
}

package io.fermata.processor.messages;

import io.fermata.processor.AsyncProcessor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles to disk, so that what was generated can be looked at although the compilation failed. */
public final class Disk {
    private Disk() {}

    /** What was generated, by the file's name, and what was said. */
    public record Result(Map<String, String> generated, List<String> said) {}

    /** Compiles sources, given by their names, in their order. */
    public static Result compile(Path dir, List<String> options, Map<String, String> sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            List<Path> paths = new ArrayList<>();
            for (Map.Entry<String, String> source : sources.entrySet()) {
                Path file = dir.resolve("src").resolve(source.getKey());
                Files.createDirectories(file.getParent());
                paths.add(Files.writeString(file, source.getValue()));
            }
            Path generated = Files.createDirectories(dir.resolve("generated"));
            List<String> all = new ArrayList<>(options);
            all.addAll(List.of("-s", generated.toString(), "-d", dir.toString()));
            JavaCompiler.CompilationTask task =
                    compiler.getTask(null, files, diagnostics, all, null, files.getJavaFileObjectsFromPaths(paths));
            task.setProcessors(List.of(new AsyncProcessor()));
            task.call();
            return new Result(
                    contents(generated),
                    diagnostics.getDiagnostics().stream()
                            .map(diagnostic -> diagnostic.getKind() + " " + diagnostic.getMessage(Locale.ROOT))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> contents(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .collect(Collectors.toMap(
                            file -> root.relativize(file).toString().replace('\\', '/'),
                            Disk::read,
                            (one, two) -> one,
                            TreeMap::new));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

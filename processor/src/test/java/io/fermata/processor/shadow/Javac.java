package io.fermata.processor.shadow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** An outer compilation of files on disk, below a temporary directory. */
final class Javac {
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    private final Path dir;
    private final List<Path> sources = new ArrayList<>();
    private final List<String> options = new ArrayList<>();

    Javac(Path dir) {
        this.dir = dir;
    }

    /** Writes a source and names it on the command line. */
    Javac source(String path, String text) {
        sources.add(write(path, text));
        return this;
    }

    /** Writes a source that javac only finds if its path options lead there. */
    Path write(String path, String text) {
        try {
            Path file = dir.resolve("src").resolve(path);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Javac sources(List<Path> files) {
        sources.addAll(files);
        return this;
    }

    Javac options(String... more) {
        options.addAll(List.of(more));
        return this;
    }

    Path sourceDir() {
        return dir.resolve("src");
    }

    /** As javac does without {@code -d}: the class files lie beside their sources. */
    Result compileInPlace(Processor... processors) {
        return run(sourceDir(), options, processors);
    }

    Result compile(String out, Processor... processors) {
        Path classes = dir.resolve(out);
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of("-d", classes.toString()));
        return run(classes, all, processors);
    }

    private Result run(Path classes, List<String> all, Processor... processors) {
        try (StandardJavaFileManager files =
                COMPILER.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            Files.createDirectories(classes);
            DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
            JavaCompiler.CompilationTask task =
                    COMPILER.getTask(null, files, diagnostics, all, null, files.getJavaFileObjectsFromPaths(sources));
            task.setLocale(Locale.ROOT);
            task.setProcessors(List.of(processors));
            boolean ok = task.call();
            return new Result(ok, diagnostics.getDiagnostics(), contents(classes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, byte[]> contents(Path root) throws IOException {
        Map<String, byte[]> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : (Iterable<Path>) files.filter(f -> f.toString().endsWith(".class"))::iterator) {
                contents.put(root.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return contents;
    }

    record Result(boolean ok, List<Diagnostic<? extends JavaFileObject>> diagnostics, Map<String, byte[]> classes) {
        /** The class files that only one of the compilations wrote, or that have other bytes. */
        Set<String> differences(Result other) {
            Set<String> names = new TreeSet<>(classes.keySet());
            names.addAll(other.classes.keySet());
            names.removeIf(name -> Arrays.equals(classes.get(name), other.classes.get(name)));
            return names;
        }
    }
}

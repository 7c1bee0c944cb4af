package io.fermata.processor.differential;

import io.fermata.Async;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles many programs in one javac run. The programs that javac names in an error are set aside, each with its errors,
 * and the rest is compiled again.
 */
final class Compilation {

    private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();
    private static final String CLASS_PATH = Stream.of(
                    Async.class, Trace.class, org.jspecify.annotations.Nullable.class)
            .map(Compilation::home)
            .distinct()
            .collect(Collectors.joining(File.pathSeparator));

    private final Supplier<? extends Processor> processor;
    private final List<String> options;

    /**
     * A compiler.
     *
     * @param processor makes a processor for each run
     * @param release the Java release of the sources
     * @param lint whether a warning in generated code counts as an error
     * @param more options
     */
    Compilation(Supplier<? extends Processor> processor, int release, boolean lint, String... more) {
        this.processor = processor;
        this.options = new ArrayList<>(List.of(
                "--release",
                Integer.toString(release),
                "-cp",
                CLASS_PATH,
                lint ? "-Xlint:all,-processing,-classfile,-options" : "-nowarn",
                "-Xmaxerrs",
                "1000",
                "-Xmaxwarns",
                "10000",
                "-g",
                "-implicit:none"));
        options.addAll(List.of(more));
    }

    /** What came of one program. */
    record Result(Program program, Map<String, byte[]> classes, Map<String, String> generated, List<String> errors) {}

    List<Result> compile(Collection<Program> programs) {
        Map<Program, Result> results = new LinkedHashMap<>();
        compile(List.copyOf(programs), results);
        return programs.stream().map(results::get).toList();
    }

    private void compile(List<Program> programs, Map<Program, Result> results) {
        if (programs.isEmpty()) {
            return;
        }
        Run run = run(programs);
        Map<Program, List<String>> errors = new LinkedHashMap<>();
        for (Diagnostic<? extends JavaFileObject> diagnostic : run.diagnostics) {
            if (blames(run, diagnostic)) {
                Program owner = owner(programs, diagnostic);
                if (owner != null) {
                    errors.computeIfAbsent(owner, p -> new ArrayList<>()).add(text(diagnostic));
                }
            }
        }
        if (errors.isEmpty() && !run.success) {
            if (programs.size() == 1) {
                errors.put(programs.get(0), run.log());
            } else {
                int half = programs.size() / 2;
                compile(programs.subList(0, half), results);
                compile(programs.subList(half, programs.size()), results);
                return;
            }
        }
        errors.forEach((program, texts) -> results.put(program, result(program, run, texts)));
        List<Program> rest = programs.stream()
                .filter(program -> !errors.containsKey(program))
                .toList();
        if (run.success) {
            rest.forEach(program -> results.put(program, result(program, run, List.of())));
        } else {
            compile(rest, results);
        }
    }

    /** Errors, and warnings in generated code. */
    private static boolean blames(Run run, Diagnostic<? extends JavaFileObject> diagnostic) {
        return diagnostic.getKind() == Diagnostic.Kind.ERROR
                || (run.success
                        && diagnostic.getKind() != Diagnostic.Kind.NOTE
                        && diagnostic.getSource() != null
                        && run.files.sources().containsKey(className(diagnostic)));
    }

    private Run run(List<Program> programs) {
        DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
        StringWriter out = new StringWriter();
        List<JavaFileObject> sources = new ArrayList<>();
        for (Program program : programs) {
            program.sources().forEach((name, text) -> sources.add(MemoryFiles.source(name, text)));
        }
        try (StandardJavaFileManager standard = JAVAC.getStandardFileManager(null, Locale.ROOT, null);
                MemoryFiles files = new MemoryFiles(standard)) {
            JavaCompiler.CompilationTask task = JAVAC.getTask(out, files, collector, options, null, sources);
            task.setLocale(Locale.ROOT);
            task.setProcessors(List.of(processor.get()));
            boolean success;
            try {
                success = task.call();
            } catch (RuntimeException crash) {
                StringWriter trace = new StringWriter();
                crash.printStackTrace(new java.io.PrintWriter(trace, true));
                out.append(trace.toString());
                success = false;
            }
            return new Run(success, collector.getDiagnostics(), files, out.toString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Result result(Program program, Run run, List<String> errors) {
        Map<String, byte[]> classes = new LinkedHashMap<>();
        run.files.classes().forEach((name, bytes) -> {
            if (program.owns(outermost(name))) {
                classes.put(name, bytes);
            }
        });
        Map<String, String> generated = new LinkedHashMap<>();
        run.files.sources().forEach((name, text) -> {
            if (program.owns(name)) {
                generated.put(name, text);
            }
        });
        return new Result(program, classes, generated, List.copyOf(errors));
    }

    private static String outermost(String name) {
        int dollar = name.indexOf('$');
        return dollar < 0 ? name : name.substring(0, dollar);
    }

    private static @org.jspecify.annotations.Nullable Program owner(
            List<Program> programs, Diagnostic<? extends JavaFileObject> diagnostic) {
        if (diagnostic.getSource() == null) {
            return null;
        }
        String name = className(diagnostic);
        return programs.stream()
                .filter(program -> program.owns(name))
                .findFirst()
                .orElse(null);
    }

    private static String className(Diagnostic<? extends JavaFileObject> diagnostic) {
        String path = diagnostic.getSource().toUri().getPath();
        return path.substring(1, path.length() - ".java".length()).replace('/', '.');
    }

    private static String text(Diagnostic<? extends JavaFileObject> diagnostic) {
        String where =
                diagnostic.getSource() == null ? "" : className(diagnostic) + ":" + diagnostic.getLineNumber() + ": ";
        return where + diagnostic.getKind() + ": " + diagnostic.getMessage(Locale.ROOT) + line(diagnostic);
    }

    private static String line(Diagnostic<? extends JavaFileObject> diagnostic) {
        if (diagnostic.getSource() == null || diagnostic.getLineNumber() < 1) {
            return "";
        }
        try {
            List<String> lines = diagnostic
                    .getSource()
                    .getCharContent(true)
                    .toString()
                    .lines()
                    .toList();
            int number = (int) diagnostic.getLineNumber();
            return number <= lines.size() ? "\n      " + lines.get(number - 1).strip() : "";
        } catch (IOException failure) {
            return "";
        }
    }

    private static String home(Class<?> type) {
        try {
            return new File(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .getPath();
        } catch (URISyntaxException failure) {
            throw new AssertionError(failure);
        }
    }

    private record Run(
            boolean success, List<Diagnostic<? extends JavaFileObject>> diagnostics, MemoryFiles files, String output) {

        List<String> log() {
            List<String> log = new ArrayList<>();
            diagnostics.stream()
                    .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                    .forEach(diagnostic -> log.add(text(diagnostic)));
            if (!output.isEmpty()) {
                log.add(output);
            }
            return log;
        }
    }
}

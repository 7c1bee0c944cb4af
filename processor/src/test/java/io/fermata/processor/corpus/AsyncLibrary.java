package io.fermata.processor.corpus;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import io.fermata.Async;
import io.fermata.processor.AsyncProcessor;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** A library each of whose methods has an async copy, compiled. */
final class AsyncLibrary {

    /**
     * What became of the copies.
     *
     * @param compiled how many compiled
     * @param awaits how many awaits those have
     * @param refused those that got one of our messages
     * @param broken errors in generated code, crashes, and handles that do not resolve
     */
    record Outcome(int compiled, int awaits, List<String> refused, List<String> broken) {}

    private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();
    private static final Pattern COPY_NAME = Pattern.compile("\\b(\\w+_\\d+)\\b");
    private static final Pattern ONLY = Pattern.compile(System.getProperty("fermata.corpus.only", ".*"));
    private static final int ROUNDS = 40;

    private static final String READY = """
            package fermatacorpus;
            public final class Ready {
                private Ready() {}
                public static <T> io.fermata.Awaitable<T> of(T value) { return step -> value; }
            }
            """;

    private final Path dir;
    private final String classPath;
    private List<String> options;
    private final Map<Path, String> texts = new LinkedHashMap<>();
    private final Map<Path, List<AsyncCopy>> copies = new LinkedHashMap<>();
    private final Map<String, AsyncCopy> byName = new LinkedHashMap<>();
    private final List<String> refused = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();

    private AsyncLibrary(Path dir, Library library) throws IOException {
        this.dir = dir;
        this.classPath = library.classPath() + File.pathSeparator + runtime();
        this.options = List.of("-nowarn", "-g", "-Xmaxerrs", "100000", "-XDshould-stop.ifError=FLOW", "-cp", classPath);
        for (Path source : library.sources()) {
            texts.put(source, Files.readString(source));
        }
    }

    static Outcome compile(String name, Path dir, long seed) throws IOException {
        Library library = Library.unpack(name, dir, false);
        AsyncLibrary async = new AsyncLibrary(dir, library);
        if (!async.copy(library.sources(), seed)) {
            async.options = async.with("--release", "17"); // it does not compile with the newest library of classes
            if (!async.copy(library.sources(), seed)) {
                throw new AssertionError(name + " does not compile as it is");
            }
        }
        async.makeValid();
        async.process();
        async.initialise();
        List<AsyncCopy> left =
                async.byName.values().stream().filter(AsyncCopy::isValid).toList();
        return new Outcome(
                left.size(), left.stream().mapToInt(AsyncCopy::awaits).sum(), async.refused, async.broken);
    }

    private static String runtime() {
        try {
            return Path.of(Async.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** Gives whether the library itself compiles. */
    private boolean copy(List<Path> sources, long seed) throws IOException {
        AtomicInteger numbers = new AtomicInteger();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = files()) {
            JavacTask task = (JavacTask) JAVAC.getTask(
                    null, files, diagnostics, with("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources));
            List<CompilationUnitTree> units = new ArrayList<>();
            task.parse().forEach(units::add);
            task.analyze();
            for (CompilationUnitTree unit : units) {
                Path path = Path.of(unit.getSourceFile().toUri());
                if (!ONLY.matcher(path.getFileName().toString()).matches()) {
                    continue;
                }
                List<AsyncCopy> made = CopyMaker.copies(Trees.instance(task), unit, text(path), seed, numbers);
                copies.put(path, made);
                made.forEach(copy -> byName.put(copy.name, copy));
            }
        }
        Path ready = dir.resolve("src/fermatacorpus/Ready.java");
        Files.createDirectories(ready.getParent());
        Files.writeString(ready, READY);
        texts.put(ready, READY);
        return diagnostics.getDiagnostics().stream().noneMatch(each -> each.getKind() == Diagnostic.Kind.ERROR);
    }

    private String text(Path path) {
        String text = texts.get(path);
        if (text == null) {
            throw new AssertionError(path);
        }
        return text;
    }

    private static StandardJavaFileManager files() {
        return JAVAC.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
    }

    private List<String> with(String... more) {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of(more));
        return all;
    }

    private void write() throws IOException {
        for (Map.Entry<Path, List<AsyncCopy>> entry : copies.entrySet()) {
            String text = text(entry.getKey());
            StringBuilder whole = new StringBuilder();
            int at = 0;
            for (AsyncCopy copy : entry.getValue()) {
                if (copy.isValid()) {
                    whole.append(text, at, copy.end());
                    copy.append(whole);
                    at = copy.end();
                }
            }
            whole.append(text.substring(at));
            Files.writeString(entry.getKey(), whole);
        }
    }

    private @Nullable AsyncCopy copyAt(Diagnostic<? extends JavaFileObject> error) {
        if (error.getSource() == null) {
            return null;
        }
        return copies.getOrDefault(Path.of(error.getSource().toUri()), List.of()).stream()
                .filter(copy -> copy.covers(error.getPosition()))
                .findFirst()
                .orElse(null);
    }

    /** Takes awaits back until all is plain Java that compiles. */
    private void makeValid() throws IOException {
        Path plain = Files.createDirectories(dir.resolve("plain"));
        for (int round = 0; round < ROUNDS; round++) {
            write();
            List<Diagnostic<? extends JavaFileObject>> errors = compile(List.of(), with("-proc:none"));
            if (errors.isEmpty()) {
                errors = compile(List.of(), with("-proc:none", "-d", plain.toString()));
            }
            if (errors.isEmpty()) {
                return;
            }
            for (Diagnostic<? extends JavaFileObject> error : errors) {
                AsyncCopy copy = copyAt(error);
                if (copy == null) {
                    throw new AssertionError(error);
                }
                copy.reduce(error.getPosition());
            }
        }
        throw new AssertionError("still errors");
    }

    private List<Diagnostic<? extends JavaFileObject>> compile(List<Processor> processors, List<String> all)
            throws IOException {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = files()) {
            JavacTask task = (JavacTask) JAVAC.getTask(
                    null, files, diagnostics, all, null, files.getJavaFileObjectsFromPaths(texts.keySet()));
            task.setLocale(Locale.ROOT);
            if (!processors.isEmpty()) {
                task.setProcessors(processors);
            }
            if (all.contains("-d")) {
                task.call();
            } else {
                task.analyze();
            }
        }
        return diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .toList();
    }

    private void process() throws IOException {
        Path generated = Files.createDirectories(dir.resolve("generated"));
        Path classes = Files.createDirectories(dir.resolve("classes"));
        for (int round = 0; round < ROUNDS; round++) {
            write();
            List<Diagnostic<? extends JavaFileObject>> errors =
                    compile(List.of(new AsyncProcessor()), with("-d", classes.toString(), "-s", generated.toString()));
            if (errors.isEmpty()) {
                return;
            }
            Set<AsyncCopy> bad = new LinkedHashSet<>();
            errors.forEach(error -> bad.addAll(note(error)));
            if (bad.isEmpty()) {
                throw new AssertionError(errors.toString());
            }
            bad.forEach(AsyncCopy::giveUp);
        }
        throw new AssertionError("still errors");
    }

    /** Takes an error down; gives the copies to leave out. */
    private Collection<AsyncCopy> note(Diagnostic<? extends JavaFileObject> error) {
        String message = error.getMessage(Locale.ROOT);
        AsyncCopy copy = copyAt(error);
        if (copy != null && message.startsWith("[fermata.") && !message.contains("\tat ")) {
            refused.add(copy.name + ": " + message.lines().findFirst().orElse(""));
            return List.of(copy);
        }
        List<AsyncCopy> named = copy != null ? List.of(copy) : inGenerated(error);
        String place = error.getSource() == null
                ? ""
                : Path.of(error.getSource().toUri()).getFileName() + ":" + error.getLineNumber();
        broken.add(named.stream().map(each -> each.name).toList() + " " + place + ": " + message + "\n" + line(error));
        return named;
    }

    private static String line(Diagnostic<? extends JavaFileObject> error) {
        try {
            return error.getSource() == null
                    ? ""
                    : error.getSource()
                            .getCharContent(true)
                            .toString()
                            .lines()
                            .skip(Math.max(0, error.getLineNumber() - 1))
                            .findFirst()
                            .orElse("");
        } catch (IOException gone) {
            return "";
        }
    }

    /** The copy whose coroutine the error lies in, or else all of the companion. */
    private List<AsyncCopy> inGenerated(Diagnostic<? extends JavaFileObject> error) {
        if (error.getSource() == null) {
            return byName.values().stream().filter(AsyncCopy::isValid).toList();
        }
        String text;
        try {
            text = error.getSource().getCharContent(true).toString();
        } catch (IOException gone) {
            throw new AssertionError(error.toString(), gone);
        }
        Set<AsyncCopy> named = new LinkedHashSet<>();
        String before = text.substring(0, (int) Math.max(0, Math.min(error.getPosition(), text.length())));
        int member = Math.max(before.lastIndexOf("\n    static "), before.lastIndexOf("\n    public static "));
        int access = before.lastIndexOf("\n    private static final class Access");
        if (access < member) {
            int lineEnd = text.indexOf('{', member);
            add(text.substring(Math.max(0, member), lineEnd), named);
        }
        if (named.isEmpty()) {
            add(text, named);
        }
        return List.copyOf(named);
    }

    private void add(String text, Set<AsyncCopy> named) {
        Matcher name = COPY_NAME.matcher(text);
        while (name.find()) {
            String word = name.group(1);
            AsyncCopy copy = byName.get(word);
            if (copy == null) {
                copy = byName.get(Character.toLowerCase(word.charAt(0)) + word.substring(1));
            }
            if (copy != null && copy.isValid()) {
                named.add(copy);
            }
        }
    }

    /** Initialises the classes that hold handles: each must find what it is for. */
    private void initialise() throws IOException {
        Path classes = dir.resolve("classes");
        List<URL> urls = new ArrayList<>(List.of(classes.toUri().toURL()));
        for (String jar : classPath.split(File.pathSeparator)) {
            urls.add(Path.of(jar).toUri().toURL());
        }
        try (URLClassLoader loader =
                        new URLClassLoader(urls.toArray(new URL[0]), ClassLoader.getPlatformClassLoader());
                Stream<Path> files = Files.walk(classes)) {
            for (Path file :
                    (Iterable<Path>) files.filter(f -> f.toString().endsWith("Async$Access.class"))::iterator) {
                String name = classes.relativize(file).toString().replace(File.separatorChar, '.');
                try {
                    Class.forName(name.substring(0, name.length() - ".class".length()), true, loader);
                } catch (Throwable failure) {
                    Throwable cause = failure;
                    while (cause.getCause() != null) {
                        cause = cause.getCause();
                    }
                    broken.add("handles of " + name + ": " + cause);
                }
            }
        }
    }
}

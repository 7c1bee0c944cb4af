package io.fermata.processor.trace;

import io.fermata.Async;
import io.fermata.processor.AsyncProcessor;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Programs among the test resources, compiled with the processor into a folder of their own. */
public final class Compiled {

    private final Path folder;

    private Compiled(Path folder) {
        this.folder = folder;
    }

    /**
     * Compiles the resources of those names in package {@code demo}.
     *
     * @param folder an empty folder
     * @param options for javac, besides {@code -g}
     */
    public static Compiled of(Path folder, List<String> options, String... resources) throws IOException {
        List<Path> sources = new ArrayList<>();
        Path classes = Files.createDirectories(folder.resolve("classes"));
        Path generated = Files.createDirectories(folder.resolve("generated"));
        for (String resource : resources) {
            Path source = folder.resolve("src/demo").resolve(resource.substring(resource.lastIndexOf('/') + 1));
            Files.createDirectories(source.getParent());
            Files.writeString(source, text(resource));
            sources.add(source);
        }
        List<String> all = new ArrayList<>(List.of("-g", "-Xlint:all,-processing,-classfile", "-Werror"));
        all.addAll(List.of("-cp", classPath(), "-d", classes.toString(), "-s", generated.toString()));
        all.addAll(options);
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        StringWriter out = new StringWriter();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            JavaCompiler.CompilationTask task =
                    javac.getTask(out, files, null, all, null, files.getJavaFileObjectsFromPaths(sources));
            task.setProcessors(List.of(new AsyncProcessor()));
            if (!task.call()) {
                throw new AssertionError(out);
            }
        }
        return new Compiled(folder);
    }

    private static String classPath() {
        return Stream.of(Async.class, org.jspecify.annotations.Nullable.class)
                .map(type -> {
                    try {
                        return Path.of(type.getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .toURI())
                                .toString();
                    } catch (URISyntaxException impossible) {
                        throw new AssertionError(impossible);
                    }
                })
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** A resource as text. */
    public static String text(String resource) {
        try (InputStream in = Compiled.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The folder of the generated files. */
    public Path generated() {
        return folder.resolve("generated");
    }

    /** The folder of the class files. */
    public Path classes() {
        return folder.resolve("classes");
    }

    /** A class of the program, by a loader of its own. */
    public Class<?> load(String name) throws ReflectiveOperationException, IOException {
        URL[] urls = {classes().toUri().toURL()};
        return new URLClassLoader(urls, Async.class.getClassLoader()).loadClass(name);
    }

    /** What a program prints, to either stream. */
    public String run(String main) throws ReflectiveOperationException, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = System.out;
        PrintStream err = System.err;
        PrintStream both = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        System.setOut(both);
        System.setErr(both);
        try {
            load(main).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        return bytes.toString(StandardCharsets.UTF_8).replace("\r", "");
    }
}

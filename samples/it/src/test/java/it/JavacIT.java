package it;

import static it.Artifacts.PROCESSOR;
import static it.Artifacts.RUNTIME;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** javac called by hand, with the options that move files around or change the language. */
class JavacIT {
    /** In the unnamed package, where the continuation class of {@code hello} must leave the name {@code Hello} alone. */
    private static final String SOURCE = """
            import static io.fermata.Asyncio.*;

            import io.fermata.Async;

            class Hello {
                @Async
                String hello(String name) {
                    await(sleep(0.001));
                    return new Hello().toString() + " " + name;
                }

                @Override
                public String toString() {
                    return "hello";
                }

                public static void main(String[] args) {
                    System.out.println(run(HelloAsync.hello(new Hello(), "world")));
                }
            }
            """;

    @Test
    void withoutD() throws IOException {
        Path folder = folder("without-d", SOURCE);
        javac(folder, "Hello.java").printed();
        assertThat(folder.resolve("Hello.class")).exists();
        assertThat(folder.resolve("HelloAsync.java")).exists();
        run(folder, ".").printed("hello world");
    }

    @Test
    void withD() throws IOException {
        Path folder = folder("with-d", SOURCE);
        javac(folder, "-d", "out", "Hello.java").printed();
        assertThat(folder.resolve("out/HelloAsync.java")).exists();
        run(folder, "out").printed("hello world");
    }

    @Test
    void withDAndS() throws IOException {
        Path folder = folder("with-d-and-s", SOURCE);
        Files.createDirectories(folder.resolve("generated"));
        javac(folder, "-d", "out", "-s", "generated", "Hello.java").printed();
        assertThat(folder.resolve("generated/HelloAsync.java")).exists();
        assertThat(folder.resolve("out/HelloAsync.java")).doesNotExist();
        run(folder, "out").printed("hello world");
    }

    @Test
    void procOnlyThenProcNone() throws IOException {
        Path folder = folder("proc-only", SOURCE);
        Files.createDirectories(folder.resolve("generated"));
        javac(folder, "-proc:only", "-s", "generated", "-d", "out", "Hello.java")
                .printed();
        assertThat(folder.resolve("generated/HelloAsync.java")).exists();
        assertThat(folder.resolve("out/Hello.class")).doesNotExist();
        Tools.javac(
                        folder,
                        "-proc:none",
                        "-Xlint:all",
                        "-Werror",
                        "-cp",
                        RUNTIME.toString(),
                        "-d",
                        "out",
                        "Hello.java",
                        "generated/HelloAsync.java")
                .printed();
        run(folder, "out").printed("hello world");
    }

    @Test
    void release17() throws IOException {
        Path folder = folder("release-17", SOURCE);
        javac(folder, "--release", "17", "-d", "out", "Hello.java").printed();
        run(folder, "out").printed("hello world");
    }

    @Test
    void modulePath() throws IOException {
        Path folder = Workshop.empty("javac-module-path");
        Files.createDirectories(folder.resolve("hello"));
        Files.writeString(folder.resolve("hello/Hello.java"), "package hello;\n" + SOURCE);
        Files.writeString(folder.resolve("module-info.java"), "module hello { requires io.fermata; }");
        Tools.javac(
                        folder,
                        "-processorpath",
                        PROCESSOR.toString(),
                        "-p",
                        RUNTIME.toString(),
                        "-Xlint:all",
                        "-Werror",
                        "-d",
                        "out",
                        "module-info.java",
                        "hello/Hello.java")
                .printed();
        Tools.java(folder, "-p", Tools.path(RUNTIME, folder.resolve("out")), "-m", "hello/hello.Hello")
                .printed("hello world");
    }

    /** The newest language level with its preview features: pattern switch on 17, primitive patterns from 23. */
    @Test
    void enablePreview() throws IOException {
        int release = Runtime.version().feature();
        String guard = release < 23 ? "" : "when i.intValue() instanceof byte b";
        Path folder = Workshop.empty("javac-enable-preview");
        Files.writeString(folder.resolve("Hello.java"), """
                import static io.fermata.Asyncio.*;

                import io.fermata.Async;

                class Hello {
                    static String name(Object o) {
                        return switch (o) {
                            case Integer i %s -> "int " + i;
                            case String s -> s;
                            default -> "?";
                        };
                    }

                    @Async
                    static String greet(Object o) {
                        await(sleep(0.001));
                        return "hello " + name(o);
                    }

                    public static void main(String[] args) {
                        System.out.println(run(HelloAsync.greet(7)));
                    }
                }
                """.formatted(guard));
        javac(folder, "-Xlint:-preview", "--enable-preview", "--release", "" + release, "-d", "out", "Hello.java")
                .succeeded();
        Tools.java(folder, "--enable-preview", "-cp", Tools.path(RUNTIME, folder.resolve("out")), "Hello")
                .printed("hello int 7");
    }

    /** The same input gives the same bytes. */
    @Test
    void deterministic() throws IOException {
        Path one = folder("deterministic-1", SOURCE);
        Path two = folder("deterministic-2", SOURCE);
        javac(one, "-d", "out", "Hello.java").printed();
        javac(two, "-d", "out", "Hello.java").printed();
        for (Path file : Workshop.list(one.resolve("out"))) {
            assertThat(two.resolve(one.relativize(file))).hasSameBinaryContentAs(file);
        }
    }

    private static Path folder(String name, String source) throws IOException {
        Path folder = Workshop.empty("javac-" + name);
        Files.writeString(folder.resolve("Hello.java"), source);
        return folder;
    }

    private static Outcome javac(Path folder, String... arguments) {
        List<String> all = new ArrayList<>(
                List.of("-processorpath", PROCESSOR.toString(), "-cp", RUNTIME.toString(), "-Xlint:all", "-Werror"));
        all.addAll(List.of(arguments));
        return Tools.javac(folder, all.toArray(String[]::new));
    }

    private static Outcome run(Path folder, String classes) {
        return Tools.java(folder, "-cp", Tools.path(RUNTIME, folder.resolve(classes)), "Hello");
    }
}

package it;

import static it.Artifacts.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A second build after a change sees the change, and nothing stale. */
class IncrementalIT {

    @Test
    void changeThenRemoveAnAsyncMethod() throws IOException {
        Path project = Workshop.copy(ROOT.resolve("samples/quickstart"), "incremental");
        Path source = project.resolve("src/main/java/com/example/dogs/Dogs.java");
        Path companion = project.resolve("target/generated-sources/annotations/com/example/dogs/DogsAsync.java");
        Files.writeString(
                project.resolve("src/main/java/com/example/dogs/Other.java"),
                "package com.example.dogs; class Other { int dogs = Dogs.class.getName().length(); }");

        Tools.mvn(project, "compile", "exec:java").succeeded();
        String first = Files.readString(companion);
        Tools.mvn(project, "compile").printed();
        assertThat(companion).content().isEqualTo(first);

        edit(source, "2 * n", "3 * n");
        assertThat(Tools.mvn(project, "compile", "exec:java").succeeded().lines())
                .endsWith("Results: [3, 63]");

        edit(source, "DogsAsync.barking(1), DogsAsync.barking(21)", "sleepMs(1)");
        edit(source, "List<Integer>", "List<?>");
        edit(source, "@Async\n    static int barking", "static int barking");
        Tools.mvn(project, "compile", "exec:java").printed("Results: [null]");
        assertThat(companion).content().doesNotContain("barking");
    }

    /** As Gradle compiles after a change: one source, the rest from class files, and the same companion comes out. */
    @Test
    void eachFileAlone() throws IOException {
        Path folder = Workshop.empty("alone");
        Files.createDirectories(folder.resolve("generated"));
        Files.createDirectories(folder.resolve("out"));
        Files.writeString(folder.resolve("Store.java"), """
                import static io.fermata.Asyncio.*;
                import io.fermata.Async;
                class Store {
                    private int reads;
                    static final String NAME = "store";
                    @Async int read(int key) { await(sleep(0.001)); return key + reads++; }
                    @Async <T extends Number> double read(T key) { await(sleep(0.001)); return key.doubleValue(); }
                    class Cursor { @Async int next() { return await(StoreAsync.read(Store.this, 1)) + reads; } }
                }
                """);
        Files.writeString(folder.resolve("Main.java"), """
                import static io.fermata.Asyncio.*;
                import io.fermata.Async;
                class Main {
                    @Async static String both(Store store) {
                        Store.Cursor cursor = store.new Cursor();
                        return Store.NAME + await(StoreAsync.read(store, 3)) + await(StoreAsync.read(store, 3.5))
                                + await(Store_CursorAsync.next(cursor));
                    }
                    public static void main(String[] args) { System.out.println(run(MainAsync.both(new Store()))); }
                }
                """);
        javac(folder, "Store.java", "Main.java").printed();
        for (String name : new String[] {"Store", "Main"}) {
            Path companion = folder.resolve("generated/" + name + "Async.java");
            String first = Files.readString(companion);
            Files.delete(companion);
            javac(folder, name + ".java").printed();
            assertThat(companion).content().isEqualTo(first);
        }
        Tools.java(folder, "-cp", Tools.path(Artifacts.RUNTIME, folder.resolve("out")), "Main")
                .printed("store33.54");
    }

    private static Outcome javac(Path folder, String... sources) {
        List<String> arguments = new ArrayList<>(List.of(
                "-Xlint:all,-processing", // which warns of class files of an earlier compilation
                "-Werror",
                "-processorpath",
                Artifacts.PROCESSOR.toString(),
                "-cp",
                Tools.path(Artifacts.RUNTIME, folder.resolve("out")),
                "-d",
                "out",
                "-s",
                "generated"));
        arguments.addAll(List.of(sources));
        return Tools.javac(folder, arguments.toArray(String[]::new));
    }

    private static void edit(Path file, String old, String replacement) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(old);
        Files.writeString(file, text.replace(old, replacement));
    }
}

package io.fermata.processor.corpus;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A library's sources, and what they are compiled against. The profile {@code corpus} fetches both. */
public record Library(List<Path> sources, String classPath) {

    private static final Path CORPUS = Path.of(System.getProperty("fermata.corpus", "target/corpus"));

    /**
     * Unpacks a library's sources.
     *
     * @param modular whether its module declaration is wanted
     */
    public static Library unpack(String name, Path dir, boolean modular) throws IOException {
        List<Path> sources = new ArrayList<>();
        Path jar = CORPUS.resolve("sources").resolve(name + "-sources.jar");
        try (FileSystem zip = FileSystems.newFileSystem(jar);
                Stream<Path> files = Files.walk(zip.getPath("/"))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String path = file.toString();
                if (path.endsWith(".java")
                        && !path.endsWith("package-info.java")
                        && (modular || !path.endsWith("module-info.java"))) {
                    Path copy = dir.resolve("src" + path);
                    Files.createDirectories(copy.getParent());
                    sources.add(Files.copy(file, copy));
                }
            }
        }
        try (Stream<Path> jars = Files.list(CORPUS.resolve("libraries"))) {
            return new Library(
                    List.copyOf(sources),
                    jars.map(Path::toString).sorted().collect(Collectors.joining(File.pathSeparator)));
        }
    }
}

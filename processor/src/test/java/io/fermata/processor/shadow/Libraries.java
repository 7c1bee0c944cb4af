package io.fermata.processor.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Class files for an outer compilation to use, each library compiled against those made before it. */
final class Libraries {
    private final Path dir;
    private final List<Path> made = new ArrayList<>();

    Libraries(Path dir) {
        this.dir = dir;
    }

    /** The directory of the class files of these sources: path, text, path, text, ... */
    Path make(String name, String... sources) {
        Javac library = new Javac(dir.resolve(name));
        for (int i = 0; i < sources.length; i += 2) {
            library.source(sources[i], sources[i + 1]);
        }
        Path classes = dir.resolve(name).resolve("out");
        String path = made.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        assertThat(library.options("-cp", path, "-nowarn").compile("out").ok()).isTrue();
        made.add(classes);
        return classes;
    }

    Path jar(String name, String... sources) throws IOException {
        Path classes = make(name, sources);
        Path jar = dir.resolve(name + ".jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> files = Files.walk(classes)) {
            for (Path path : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(path).toString().replace('\\', '/')));
                out.write(Files.readAllBytes(path));
            }
        }
        made.remove(classes);
        made.add(jar);
        return jar;
    }
}

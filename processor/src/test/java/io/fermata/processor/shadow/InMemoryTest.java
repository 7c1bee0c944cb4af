package io.fermata.processor.shadow;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Outer compilations whose files are no files. */
class InMemoryTest {
    @TempDir
    Path dir;

    private final EveryClass processor = new EveryClass();

    @Test
    void sourcesInMemory() {
        Compilation compilation = javac().withProcessors(processor)
                .compile(
                        JavaFileObjects.forSourceLines(
                                "demo.Use",
                                "package demo;",
                                "import java.util.*;",
                                "class Use {",
                                "    int n(List<? super Other> l) { l.forEach(x -> x.hashCode()); return new Other().n; }",
                                "}"),
                        JavaFileObjects.forSourceLines("demo.Other", "package demo;", "class Other { int n; }"));

        assertThat(compilation).succeededWithoutWarnings();
        assertThat(processor.census.unresolved).isEmpty();
        assertThat(processor.census.errors).isEmpty();
        assertThat(processor.census.classes).isEqualTo(2);
    }

    /** Some file managers can only list; JDK 17 has no way to read what such a one lists. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void classFilesInMemory(boolean findsByName) {
        assumeTrue(findsByName || Runtime.version().feature() > 17);
        Map<String, byte[]> lib = new Javac(dir)
                .source("lib/Lib.java", "package lib; public class Lib { public static class In { public Far far; } }")
                .source("lib/Far.java", "package lib; public class Far { public String s; }")
                .compile("out")
                .classes();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavaFileManager files = new Memory(compiler.getStandardFileManager(null, null, null), lib, findsByName);
        JavaCompiler.CompilationTask task = compiler.getTask(
                null,
                files,
                null,
                List.of("-proc:only"),
                null,
                List.of(JavaFileObjects.forSourceLines(
                        "demo.Use",
                        "package demo;",
                        "import lib.Lib;",
                        "class Use { int n(Lib.In x) { return x.far.s.length(); } }")));
        task.setProcessors(List.of(processor));

        assertThat(task.call()).isTrue();
        assertThat(processor.census.unresolved).isEmpty();
        assertThat(processor.census.errors).isEmpty();
        assertThat(processor.census.classes).isEqualTo(1);
    }

    /** A class path of class files in memory. */
    private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, byte[]> classes;
        private final boolean findsByName;

        Memory(JavaFileManager standard, Map<String, byte[]> classes, boolean findsByName) {
            super(standard);
            this.classes = classes;
            this.findsByName = findsByName;
        }

        @Override
        public Iterable<JavaFileObject> list(Location location, String pkg, Set<Kind> kinds, boolean recurse)
                throws IOException {
            List<JavaFileObject> files = new ArrayList<>();
            super.list(location, pkg, kinds, recurse).forEach(files::add);
            if (location == StandardLocation.CLASS_PATH && kinds.contains(Kind.CLASS)) {
                classes.keySet().stream()
                        .filter(name -> name.startsWith(pkg.replace('.', '/') + "/"))
                        .forEach(name -> files.add(new MemoryFile(name, classes.get(name))));
            }
            return files;
        }

        @Override
        public String inferBinaryName(Location location, JavaFileObject file) {
            return file instanceof MemoryFile memory
                    ? memory.path.replace('/', '.').replace(".class", "")
                    : super.inferBinaryName(location, file);
        }

        @Override
        public @Nullable FileObject getFileForInput(Location location, String pkg, String name) throws IOException {
            String path = pkg.replace('.', '/') + "/" + name;
            return findsByName && location == StandardLocation.CLASS_PATH && classes.containsKey(path)
                    ? new MemoryFile(path, classes.get(path))
                    : super.getFileForInput(location, pkg, name);
        }
    }

    private static final class MemoryFile extends SimpleJavaFileObject {
        private final String path;
        private final byte[] bytes;

        MemoryFile(String path, byte[] bytes) {
            super(URI.create("memory:///" + path.replace("$", "%24")), Kind.CLASS);
            this.path = path;
            this.bytes = bytes;
        }

        @Override
        public InputStream openInputStream() {
            return new ByteArrayInputStream(bytes);
        }
    }
}

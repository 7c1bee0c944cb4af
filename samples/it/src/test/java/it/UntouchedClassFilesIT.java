package it;

import static it.Artifacts.PROCESSOR;
import static it.Artifacts.ROOT;
import static it.Artifacts.RUNTIME;
import static org.assertj.core.api.Assertions.assertThat;

import it.MemoryFileManager.MemoryFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * The processor adds companions and leaves the user's classes alone: the samples' class files are, byte for byte, those
 * that javac makes without a processor from the same sources, the companions given to it as sources like any other.
 */
class UntouchedClassFilesIT {
    private final JavaCompiler javac = ToolProvider.getSystemJavaCompiler();

    @Test
    void samples() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String name : Workshop.sources(ROOT.resolve("samples/src/main/java"))) {
            sources.add(Path.of(name));
        }
        MemoryFileManager with = compile(sources, List.of(), List.of());
        Map<String, MemoryFile> companions = with.files(JavaFileObject.Kind.SOURCE);
        MemoryFileManager without = compile(sources, companions.values(), List.of("-proc:none"));

        Map<String, MemoryFile> expected = without.files(JavaFileObject.Kind.CLASS);
        Map<String, MemoryFile> actual = with.files(JavaFileObject.Kind.CLASS);
        Set<String> own = new TreeSet<>(actual.keySet());
        own.removeIf(name -> companions.containsKey(name.replaceFirst("\\$.*", "")));
        assertThat(actual).containsOnlyKeys(expected.keySet());
        assertThat(own).hasSizeGreaterThanOrEqualTo(sources.size());
        assertThat(companions).hasSizeGreaterThan(10);
        for (String name : own) {
            assertThat(actual.get(name).bytes())
                    .as(name)
                    .isEqualTo(expected.get(name).bytes());
        }
    }

    private MemoryFileManager compile(List<Path> sources, Iterable<? extends JavaFileObject> more, List<String> options)
            throws IOException {
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        var standard = javac.getStandardFileManager(diagnostics, null, null);
        standard.setLocationFromPaths(StandardLocation.CLASS_PATH, List.of(RUNTIME));
        standard.setLocationFromPaths(StandardLocation.ANNOTATION_PROCESSOR_PATH, List.of(PROCESSOR));
        var files = new MemoryFileManager(standard);
        List<JavaFileObject> units = new ArrayList<>();
        standard.getJavaFileObjectsFromPaths(sources).forEach(units::add);
        more.forEach(units::add);
        List<String> all = new ArrayList<>(List.of("-g", "-parameters"));
        all.addAll(options);
        boolean ok = javac.getTask(null, files, diagnostics, all, null, units).call();
        assertThat(ok).as(diagnostics.getDiagnostics().toString()).isTrue();
        return files;
    }
}

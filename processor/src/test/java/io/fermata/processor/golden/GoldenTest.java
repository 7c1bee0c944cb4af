package io.fermata.processor.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.fermata.processor.messages.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Compares what is generated with the files in {@code resources/goldens}, byte for byte: in every run, on every JDK. {@code
 * -Dfermata.goldens.update=true} writes them anew.
 */
class GoldenTest {
    private static final Path GOLDENS =
            Path.of(System.getProperty("basedir", ""), "src/test/resources/goldens/GoldenTest");
    private static final boolean UPDATE = Boolean.getBoolean("fermata.goldens.update");
    private static final List<String> LINT = List.of("-Xlint:all,-processing", "-Werror");

    @TempDir
    Path dir;

    @ParameterizedTest
    @ValueSource(strings = {"dogs/Dogs", "account/Account"})
    void isAsChecked(String name) throws IOException {
        String generated = compile(dir, name).get(name);
        Path golden = GOLDENS.resolve(name + "Async.java");
        if (UPDATE) {
            Files.writeString(golden, generated);
        }
        assertThat(generated).isEqualTo(Files.readString(golden));
    }

    @Test
    void theOrderOfTheSourcesDoesNotMatter() throws IOException {
        Map<String, String> one = compile(dir.resolve("one"), "dogs/Dogs", "account/Account");
        Map<String, String> other = compile(dir.resolve("other"), "account/Account", "dogs/Dogs");
        assertThat(one).hasSize(2).isEqualTo(other);
    }

    @Test
    void aMethodThatNeverAwaitsHasNoSwitch() {
        Map<String, String> sources = Map.of(
                "Foo.java", "class Foo { @io.fermata.Async static int f(int n) { while (n < 9) n++; return n; } }");
        assertThat(Disk.compile(dir, LINT, sources).generated().get("FooAsync.java"))
                .contains("while (n < 9)")
                .doesNotContain("switch", "int state");
    }

    /** What is generated for each source, by the source's name. Nothing may be said about it. */
    private static Map<String, String> compile(Path dir, String... names) throws IOException {
        Map<String, String> sources = new LinkedHashMap<>();
        for (String name : names) {
            sources.put(name + ".java", Files.readString(GOLDENS.resolve(name + ".java")));
        }
        Disk.Result result = Disk.compile(dir, LINT, sources);
        assertThat(result.said()).isEmpty();
        Map<String, String> generated = new LinkedHashMap<>();
        for (String name : names) {
            String file = name.substring(name.indexOf('/') + 1) + "Async.java";
            result.generated().forEach((path, text) -> {
                if (path.endsWith("/" + file)) {
                    generated.put(name, text);
                }
            });
        }
        return generated;
    }
}

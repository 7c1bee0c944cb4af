package io.fermata.processor.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import io.fermata.processor.corpus.Library;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Compiles real libraries with a processor that attributes all of their classes: every expression must get its type,
 * and the class files must be the same as with a processor that does nothing. The profile {@code corpus} fetches the sources.
 */
@Tag("slow")
class CorpusTest {
    @TempDir
    Path dir;

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "commons-lang3, --class-path",
        "commons-math3, --class-path",
        "guava, --class-path",
        "guava, --module-path"
    })
    void attributesEverythingAndDamagesNothing(String library, String pathOption) throws IOException {
        Library unpacked = Library.unpack(library, dir, pathOption.equals("--module-path"));
        List<Path> sources = unpacked.sources();
        Javac javac = new Javac(dir).sources(sources).options("-nowarn", "-g", pathOption, unpacked.classPath());
        EveryClass processor = new EveryClass();

        long start = cpuTime();
        Javac.Result without = javac.compile("without", new Idle());
        long middle = cpuTime();
        Javac.Result with = javac.compile("with", processor);
        long end = cpuTime();

        Census census = processor.census;
        System.out.printf(
                "%s %s on JDK %s: %,d sources, %,d classes, %,d expressions, %,d invocations, %d unresolved, %d errors,"
                        + " %,d class files; CPU: javac %,d ms, with the shadow %,d ms%n",
                library,
                pathOption,
                Runtime.version(),
                sources.size(),
                census.classes,
                census.expressions,
                census.invocations,
                census.unresolved.size(),
                census.errors.size(),
                with.classes().size(),
                (middle - start) / 1_000_000,
                (end - middle) / 1_000_000);
        assertThat(without.ok()).as("%s", without.diagnostics()).isTrue();
        assertThat(census.invocations).isGreaterThan(9_000);
        assertThat(census.errors).isEmpty();
        assertThat(census.unresolved).isEmpty();
        assertThat(with.differences(without)).isEmpty();
    }

    private static long cpuTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}

package io.fermata.processor.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Gives each method of real libraries an async copy, in which some expressions are awaited, and compiles them all. Whatever
 * is valid Java must compile or get one of our messages: no error may lie in generated code. The profile {@code corpus}
 * fetches the sources; {@code -Dfermata.corpus.seed} has other expressions awaited, and {@code -Dfermata.corpus.only} takes
 * the files whose names match.
 */
@Tag("slow")
class AsyncCorpusTest {

    private static final long SEED = Long.getLong("fermata.corpus.seed", 1);

    @TempDir
    Path dir;

    /** @param broken how many faults are known of: private classes whose bounds mention themselves */
    @ParameterizedTest
    @CsvSource({
        "commons-lang3, 0",
        "commons-math3, 0",
        "commons-collections4, 0",
        "commons-io, 0",
        "gson, 0",
        "jsoup, 0",
        "asm, 0",
        "rxjava, 0",
        "guava, 6"
    })
    void everyMethodAsAnAsyncOne(String library, int broken) throws IOException {
        AsyncLibrary.Outcome outcome = AsyncLibrary.compile(library, dir, SEED);

        Map<String, Long> messages = outcome.refused().stream()
                .collect(Collectors.groupingBy(AsyncCorpusTest::id, TreeMap::new, Collectors.counting()));
        System.out.printf(
                "%s on JDK %s, seed %d: %,d async methods compiled with %,d awaits in expressions, %d refused %s, %d"
                        + " faults%n",
                library,
                Runtime.version(),
                SEED,
                outcome.compiled(),
                outcome.awaits(),
                outcome.refused().size(),
                messages,
                outcome.broken().size());
        List<String> faults = outcome.broken();
        assertThat(faults).as(String.join("\n", faults)).hasSizeLessThanOrEqualTo(broken);
        assertThat(outcome.compiled()).isPositive();
    }

    private static String id(String refusal) {
        return refusal.substring(refusal.indexOf("[fermata."), refusal.indexOf(']') + 1);
    }
}

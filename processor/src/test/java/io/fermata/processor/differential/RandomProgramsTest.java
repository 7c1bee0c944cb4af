package io.fermata.processor.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Random programs, at the JDK's own release. {@code -Dfermata.fuzz.seeds=FROM..TO} runs a range, TO exclusive; each batch
 * prints how it went. The first failing seed of a batch is shrunk and printed with its generated sources and the first
 * difference, the others are named.
 */
class RandomProgramsTest {

    private static final int BATCH = 100;
    /** Every so many programs are compiled for the debugger too. */
    private static final int DEBUGGED = 10;

    private static final int RELEASE =
            Integer.getInteger("fermata.fuzz.release", Runtime.version().feature());

    @Test
    void theSameSeedGivesTheSameProgram() {
        assertThat(ProgramGenerator.generate(7, RELEASE)).isEqualTo(ProgramGenerator.generate(7, RELEASE));
        assertThat(ProgramGenerator.generate(7, RELEASE)).isNotEqualTo(ProgramGenerator.generate(8, RELEASE));
    }

    @TestFactory
    Stream<DynamicTest> bothFacesAgree() {
        String[] range = System.getProperty("fermata.fuzz.seeds", "0..300").split("\\.\\.", -1);
        long from = Long.parseLong(range[0]);
        long to = Long.parseLong(range[1]);
        assertThat(from).isLessThan(to);
        return LongStream.iterate(from, seed -> seed < to, seed -> seed + BATCH)
                .mapToObj(seed -> DynamicTest.dynamicTest(
                        "seeds " + seed + ".." + Math.min(to, seed + BATCH),
                        () -> check(seed, Math.min(to, seed + BATCH))));
    }

    private static void check(long from, long to) {
        List<String> reports = new ArrayList<>(failures(from, to, 1));
        reports.addAll(failures(from, to, DEBUGGED, "-Afermata.debug=true"));
        System.out.println("seeds " + from + ".." + to + " at release " + RELEASE + ": " + reports.size() + " fail");
        if (!reports.isEmpty()) {
            fail(String.join("\n", reports));
        }
    }

    private static List<String> failures(long from, long to, int step, String... options) {
        Differential differential = new Differential(Processors.REAL, RELEASE, false, options);
        List<Program> programs = LongStream.range(from, to)
                .filter(seed -> seed % step == 0)
                .mapToObj(seed -> ProgramGenerator.generate(seed, RELEASE))
                .toList();
        List<Difference> differences = check(differential, programs);
        List<String> reports = new ArrayList<>();
        differences.stream().skip(1).map(Difference::summary).forEach(reports::add);
        differences.stream()
                .limit(1)
                .map(first -> new Shrinker(candidates -> check(differential, candidates)).shrink(first))
                .map(Difference::report)
                .forEach(reports::add);
        return reports;
    }

    private static List<Difference> check(Differential differential, Collection<Program> programs) {
        return differential.check(programs, Mode::sample);
    }
}

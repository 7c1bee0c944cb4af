package io.fermata.processor.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Random programs. {@code -Dfermata.fuzz.seeds=FROM..TO} runs a range, TO exclusive; a failing seed prints its program,
 * the generated sources and the first difference.
 */
class RandomProgramsTest {

    private static final int BATCH = 50;

    /** Programs at 21 have patterns in switches; not all that the generator makes of them are valid yet. */
    private static final int RELEASE =
            Integer.getInteger("fermata.fuzz.release", Runtime.version().feature());

    @Test
    void everyProgramIsValidJavaAndRepeatable() {
        List<Program> programs = LongStream.range(0, 20)
                .mapToObj(seed -> ProgramGenerator.generate(seed, RELEASE))
                .toList();
        Differential differential = new Differential(Processors.STAND_IN, RELEASE, false);
        Cases.expectNone(differential.check(programs, calls -> Mode.sample(1)));
    }

    @Test
    void theSameSeedGivesTheSameProgram() {
        assertThat(ProgramGenerator.generate(7, RELEASE)).isEqualTo(ProgramGenerator.generate(7, RELEASE));
        assertThat(ProgramGenerator.generate(7, RELEASE)).isNotEqualTo(ProgramGenerator.generate(8, RELEASE));
    }

    /** The range leaves out seed 28: javac 17 itself fails on the file that is generated for it. */
    @TestFactory
    Stream<DynamicTest> bothFacesAgree() {
        String[] range = System.getProperty("fermata.fuzz.seeds", "0..60").split("\\.\\.", -1);
        long from = Long.parseLong(range[0]);
        long to = Long.parseLong(range[1]);
        assertThat(from).isLessThan(to);
        return LongStream.iterate(from, seed -> seed < to, seed -> seed + BATCH)
                .mapToObj(seed -> DynamicTest.dynamicTest(
                        "seeds " + seed + ".." + Math.min(to, seed + BATCH),
                        () -> check(seed, Math.min(to, seed + BATCH))));
    }

    private static void check(long from, long to) {
        Differential differential = new Differential(Processors.REAL, RELEASE, false);
        List<Program> programs = LongStream.range(from, to)
                .mapToObj(seed -> ProgramGenerator.generate(seed, RELEASE))
                .toList();
        List<String> reports = differential.check(programs, calls -> Mode.sample(from + calls)).stream()
                .map(Difference::report)
                .toList();
        if (!reports.isEmpty()) {
            fail(reports.size() + " of " + programs.size() + " seeds fail\n" + String.join("\n", reports));
        }
    }
}

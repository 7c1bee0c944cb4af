package demo.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import demo.Program;
import demo.Transcript;
import io.fermata.Asyncio;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a user sees when a program goes wrong: to the letter, but for the frames of the JDK and of this test. */
class TroubleTest {
    private static final String[] NO_ARGS = {};

    @AfterEach
    void freshLoop() {
        Asyncio.newEventLoop();
    }

    @Test
    void anExceptionFourAwaitsDeep() throws Exception {
        check("FourDeep", () -> FourDeep.main(NO_ARGS));
    }

    @Test
    void aDeadlockOfTwoLocks() throws Exception {
        check("TwoLocks", () -> TwoLocks.main(NO_ARGS));
    }

    @Test
    void aTaskThatHogsTheLoop() throws Exception {
        check("Hog", () -> Hog.main(NO_ARGS));
    }

    /** The page on debugging shows these outputs. */
    @Test
    void asDocumented() throws Exception {
        String page = Files.readString(Path.of("../processor/docs/debugging.md"));
        for (String name : List.of("FourDeep", "TwoLocks", "Hog")) {
            List<String> shown = expected(name).stream()
                    .takeWhile(line -> !line.isEmpty() && !line.equals("served"))
                    .toList();
            assertThat(page).contains(String.join("\n", shown));
        }
    }

    private static void check(String name, Program program) throws Exception {
        List<String> lines = Transcript.withoutTimes(() -> {
            try {
                program.run();
            } catch (IOException | RuntimeException e) {
                e.printStackTrace(System.out);
            }
        });
        assertThat(lines.stream().filter(TroubleTest::isOfTheProgram)).containsExactlyElementsOf(expected(name));
    }

    private static boolean isOfTheProgram(String line) {
        return !line.startsWith("\tat ") && !line.startsWith("    at ")
                || line.matches("\\s+at (task|demo\\.trouble)\\..*") && !line.contains("TroubleTest");
    }

    private static List<String> expected(String name) throws IOException {
        try (InputStream in = TroubleTest.class.getResourceAsStream(name + ".out")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}

package demo.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import demo.Program;
import demo.Transcript;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each recipe prints what its file {@code .out} says, at these virtual times in milliseconds. */
class RecipesTest {
    private static final String[] NO_ARGS = {};

    @Test
    void producerConsumer() throws Exception {
        check("ProducerConsumer", () -> ProducerConsumer.main(NO_ARGS));
    }

    @Test
    void rateLimit() throws Exception {
        check("RateLimit", () -> RateLimit.main(NO_ARGS));
    }

    @Test
    void retry() throws Exception {
        check("Retry", () -> Retry.main(NO_ARGS));
    }

    /** Talks to a real server, in real time. */
    @Test
    void crawler() throws Exception {
        assertThat(Transcript.withoutTimes(() -> Crawler.main(NO_ARGS))).containsExactlyElementsOf(expected("Crawler"));
    }

    private static void check(String name, Program program) throws Exception {
        assertThat(Transcript.of(program, Throwable::toString)).containsExactlyElementsOf(expected(name));
    }

    private static List<String> expected(String name) throws Exception {
        try (InputStream in = RecipesTest.class.getResourceAsStream(name + ".out")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}

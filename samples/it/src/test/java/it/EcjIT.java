package it;

import static it.Artifacts.PROCESSOR;
import static it.Artifacts.RUNTIME;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Under Eclipse's compiler, which has no tree API, the user sees one clear error. */
class EcjIT {

    @Test
    void oneClearError() throws IOException {
        Path folder = Workshop.empty("ecj");
        Files.writeString(folder.resolve("Hello.java"), """
                import static io.fermata.Asyncio.*;

                class Hello {
                    @io.fermata.Async
                    static void hello() {
                        await(sleep(1));
                    }

                    @io.fermata.Async
                    static void again() {
                        await(sleep(1));
                    }
                }
                """);
        Outcome outcome = Tools.java(
                        folder,
                        "-jar",
                        ecj(),
                        "-17",
                        "-cp", // before -processorpath: the other way round ecj looks for no processor
                        RUNTIME.toString(),
                        "-processorpath",
                        PROCESSOR.toString(),
                        "-d",
                        "out",
                        "Hello.java")
                .failed();
        assertThat(outcome.lines())
                .filteredOn(line -> line.contains("ERROR"))
                .as(outcome::toString)
                .hasSize(1);
        assertThat(outcome.text()).as(outcome::toString).contains("javac").doesNotContain("\tat ", "Exception");
    }

    private static String ecj() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(jar -> Path.of(jar).getFileName().toString().startsWith("ecj-"))
                .findFirst()
                .orElseThrow();
    }
}

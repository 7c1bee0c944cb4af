package it;

import static it.Artifacts.PROCESSOR;
import static it.Artifacts.ROOT;
import static it.Artifacts.RUNTIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each program of the page on mistakes gives the output that the page shows. */
class MistakesIT {
    private static final Path PAGE = ROOT.resolve("processor/docs/mistakes.md");
    private static final Pattern MISTAKE = Pattern.compile(
            "## (?<title>.*)\n(?:(?!##|```).*\n)*```java\n(?<source>[^`]*)```\n\n```sh\n(?<commands>[^`]*)```\n\n```\n(?<output>(?:(?!```).*\n)*)```\n");

    private record Mistake(String title, String source, List<String> commands, String output) {
        @Override
        public String toString() {
            return title;
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void printsWhatIsShown(Mistake mistake) throws IOException {
        assumeThat(mistake.title.contains("JDK 23") && Runtime.version().feature() < 23)
                .as("needs JDK 23")
                .isFalse();
        String output = run(mistake);
        if (Boolean.getBoolean("fermata.update")) {
            String page = Files.readString(PAGE);
            int section = page.indexOf("## " + mistake.title + "\n");
            int start = page.indexOf("\n```\n", page.indexOf("```sh\n", section)) + "\n```\n\n```\n".length();
            int end = page.indexOf("```\n", start);
            Files.writeString(PAGE, page.substring(0, start) + output + page.substring(end));
        } else {
            assertThat(output).isEqualTo(mistake.output);
        }
    }

    @Test
    void thePageIsReadWhole() throws IOException {
        long sections = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("## "))
                .count();
        assertThat(mistakes().count()).isEqualTo(sections).isGreaterThanOrEqualTo(10);
    }

    static Stream<Mistake> mistakes() throws IOException {
        Matcher page = MISTAKE.matcher(Files.readString(PAGE));
        List<Mistake> mistakes = new ArrayList<>();
        while (page.find()) {
            mistakes.add(new Mistake(
                    page.group("title"),
                    page.group("source"),
                    page.group("commands").lines().toList(),
                    page.group("output")));
        }
        return mistakes.stream();
    }

    private static String run(Mistake mistake) throws IOException {
        Path folder = Workshop.empty("mistake");
        Files.copy(RUNTIME, folder.resolve("fermata-runtime.jar"));
        Files.copy(PROCESSOR, folder.resolve("fermata-processor.jar"));
        Files.writeString(folder.resolve("Hello.java"), mistake.source);
        StringBuilder output = new StringBuilder();
        for (String command : mistake.commands) {
            String[] words = command.split(" ");
            String[] arguments = Arrays.copyOfRange(words, 1, words.length);
            Outcome outcome = words[0].equals("javac") ? Tools.javac(folder, arguments) : Tools.java(folder, arguments);
            outcome.lines().forEach(line -> output.append(plain(line, folder)).append('\n'));
        }
        return output.toString();
    }

    /** Without what differs from run to run: the folder, and identity hash codes. */
    private static String plain(String line, Path folder) {
        return line.replace(folder + "/", "").replaceAll("@[0-9a-f]{5,8}\\b", "@1f2e3d4c");
    }
}

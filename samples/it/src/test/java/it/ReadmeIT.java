package it;

import static it.Artifacts.PROCESSOR;
import static it.Artifacts.ROOT;
import static it.Artifacts.RUNTIME;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What README.md shows is what a newcomer gets. {@code -Dfermata.update=true} writes the generated source in it anew.
 */
class ReadmeIT {
    private static final Path QUICKSTART = ROOT.resolve("samples/quickstart");
    private static final Path DOGS = QUICKSTART.resolve("src/main/java/com/example/dogs/Dogs.java");

    private final Readme readme;

    ReadmeIT() throws IOException {
        readme = Readme.of(ROOT.resolve("README.md"));
    }

    @Test
    void theExampleIsTheQuickstart() throws IOException {
        assertThat(readme.find("java", "class Dogs").text()).isEqualTo(Files.readString(DOGS));
        assertThat(readme.after("java", "class Dogs").lines()).containsExactly(QuickstartIT.OUTPUT);
    }

    /** In a copy of the sources, as in a fresh clone. */
    @Test
    void theDemoCommandPrintsWhatIsShown() throws IOException {
        Path clone = Workshop.empty("clone");
        for (String module : List.of("runtime", "processor", "samples")) {
            Workshop.copy(ROOT.resolve(module), "clone/" + module);
        }
        Files.copy(ROOT.resolve("pom.xml"), clone.resolve("pom.xml"));
        Files.copy(ROOT.resolve("LICENSE"), clone.resolve("LICENSE"));
        String command = readme.find("sh", "exec:java").text().strip();
        assertThat(command).startsWith("mvn ");
        Tools.mvn(clone, command.substring("mvn ".length()).split(" "))
                .printed(readme.after("sh", "exec:java").lines().toArray(String[]::new));
    }

    @Test
    void thePomSnippetIsInTheQuickstart() throws IOException {
        String pom = Files.readString(QUICKSTART.resolve("pom.xml")).replace("${fermata.version}", Artifacts.VERSION);
        String snippet = readme.find("xml", "annotationProcessorPaths").text();
        // The quickstart's pom has a further plugin; both parts stand in it whole.
        for (String part : List.of("<dependencies>.*</dependencies>", "<plugin>.*</plugin>")) {
            assertThat(squeeze(pom)).contains(squeeze(only(snippet, part)));
        }
    }

    @Test
    void theJavacCommandsWork() throws IOException {
        Path folder = Workshop.copy(QUICKSTART, "readme-javac");
        Files.copy(RUNTIME, folder.resolve(RUNTIME.getFileName()));
        Files.copy(PROCESSOR, folder.resolve(PROCESSOR.getFileName()));
        List<String> commands = readme.find("sh", "javac").lines();
        assertThat(commands).hasSize(2);
        Tools.javac(folder, arguments(commands.get(0), "javac")).printed();
        Tools.java(folder, arguments(commands.get(1), "java")).printed(QuickstartIT.OUTPUT);
    }

    @Test
    void theGeneratedSourceIsTheRealOne() throws IOException {
        Path folder = Workshop.empty("readme-generated");
        Tools.javac(
                        folder,
                        "-processorpath",
                        PROCESSOR.toString(),
                        "-cp",
                        RUNTIME.toString(),
                        "-d",
                        "out",
                        DOGS.toString())
                .succeeded();
        String generated = Files.readString(folder.resolve("out/com/example/dogs/DogsAsync.java"));
        String run = only(generated, "(?m)^        private static int run\\(Step step, .*?^        }\n")
                .replaceAll("(?m)^ {8}", "");
        String shown = readme.find("java", "Barking frame").text();
        if (Boolean.getBoolean("fermata.update")) {
            Path page = ROOT.resolve("README.md");
            Files.writeString(page, Files.readString(page).replace(shown, run));
        } else {
            assertThat(run).isEqualTo(shown);
        }
    }

    /** {@link MistakesIT} shows that the page on mistakes is true. */
    @Test
    void theMessageIsOnThePageOnMistakes() throws IOException {
        assertThat(Files.readString(ROOT.resolve("processor/docs/mistakes.md")))
                .contains(readme.find("", "AwaitInLambda").text());
    }

    private static String[] arguments(String command, String tool) {
        String[] words = command.split(" ");
        assertThat(words[0]).isEqualTo(tool);
        return Arrays.copyOfRange(words, 1, words.length);
    }

    private static String only(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
        assertThat(matcher.find()).isTrue();
        return matcher.group();
    }

    private static String squeeze(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}

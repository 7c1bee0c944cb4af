package io.fermata.processor.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import io.fermata.processor.trace.Compiled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The structure of the pictures: nodes, edges, and which of them are dashed. */
class DiagramTest {

    private static final Pattern EDGE = Pattern.compile(" +(\\w+)\\S* (-->|-\\.->)(?:\\|\"(.*?)\"\\|)? (\\w+).*");
    private static final Pattern NODE =
            Pattern.compile("(\\w+)(?:\\[\"|\\{\\{\"|\\(\\()(.*?)(?:\"\\]|\"\\}\\}|\\)\\))");

    @TempDir
    Path folder;

    private List<String> diagram(String frame) throws IOException {
        Compiled program =
                Compiled.of(folder, List.of("-Afermata.diagram=true"), "/trace/Chains.java", "/trace/Other.java");
        return Files.readAllLines(program.generated().resolve("demo/ChainsAsync." + frame + ".mmd"));
    }

    @Test
    void awaitsNameWhatTheyWaitForAndWhere() throws IOException {
        assertThat(diagram("Rethrow"))
                .startsWith("---", "title: \"Chains.rethrow\"", "---", "flowchart TD")
                .anyMatch(line -> line.endsWith("{{\"await sleep(1), line 50\"}}"))
                .anyMatch(line -> line.endsWith("{{\"await ChainsAsync.read(delay), line 51\"}}"))
                .anyMatch(line -> line.endsWith("{{\"await sleep(1), line 53\"}}"))
                .anyMatch(line -> line.endsWith("{{\"await sleep(1), line 56\"}}"));
    }

    @Test
    void everyNodeIsDefinedAndReached() throws IOException {
        for (String frame : List.of("Rethrow", "All", "Parse", "Down")) {
            List<String> lines = diagram(frame);
            Set<String> defined = new HashSet<>();
            Set<String> reached = new HashSet<>(Set.of("start"));
            for (String line : lines.subList(4, lines.size())) {
                Matcher node = NODE.matcher(line);
                while (node.find()) {
                    defined.add(node.group(1));
                }
            }
            for (int before = 0; before < reached.size(); ) {
                before = reached.size();
                for (String line : lines.subList(4, lines.size())) {
                    Matcher edge = EDGE.matcher(line);
                    if (edge.matches() && reached.contains(edge.group(1))) {
                        reached.add(edge.group(4));
                    }
                }
            }
            assertThat(reached).as(frame).isEqualTo(defined);
        }
    }

    @Test
    void exceptionsGoAlongDashedEdges() throws IOException {
        List<String> lines = diagram("Rethrow");
        assertThat(lines).filteredOn(line -> line.contains("-.->")).isNotEmpty();
        String read = lines.stream()
                .filter(line -> line.contains("ChainsAsync.read"))
                .map(line -> line.replaceAll(".*--> (a\\d+).*", "$1"))
                .findFirst()
                .orElseThrow();
        assertThat(lines).anyMatch(line -> line.matches(" +" + read + " -\\.-> b\\d+"));
        assertThat(diagram("Parse")).noneMatch(line -> line.contains("-.->"));
    }

    @Test
    void noneIsWrittenUnlessAskedFor() throws IOException {
        Compiled program = Compiled.of(folder, List.of(), "/trace/Chains.java", "/trace/Other.java");
        try (var files = Files.list(program.generated().resolve("demo"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("ChainsAsync.java", "OtherAsync.java");
        }
    }
}

package it;

import static it.Artifacts.PROCESSOR;
import static it.Artifacts.ROOT;
import static it.Artifacts.RUNTIME;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The pictures of all samples, drawn by Mermaid itself in headless Chromium. Needs {@code npm} and {@code chromium} on the
 * path, so that only the profile {@code diagrams} runs it; with {@code -Dfermata.update=true} it writes README's picture.
 */
class DiagramsInABrowser {
    private static final Path README = ROOT.resolve("README.md");
    private static final String MERMAID = "mermaid@12.3.0";
    private static final Path PICTURE = ROOT.resolve("processor/docs/barking.svg");
    private static final Pattern DRAWN = Pattern.compile("<pre id=\"(.+?)\">(.*?)</pre>", Pattern.DOTALL);
    private static final String PAGE = """
            <!DOCTYPE html>
            <meta charset="utf-8">
            <script>
            %s
            </script>
            <body>
            <script>
            const sources = %s;
            const decode = text => new TextDecoder().decode(Uint8Array.from(atob(text), c => c.charCodeAt(0)));
            mermaid.initialize({startOnLoad: false, flowchart: {htmlLabels: false}});
            (async () => {
                let number = 0;
                for (const [name, source] of Object.entries(sources)) {
                    const result = document.createElement('pre');
                    result.id = name;
                    try {
                        result.textContent = (await mermaid.render('picture' + number++, decode(source))).svg;
                    } catch (error) {
                        result.textContent = String(error);
                    }
                    document.body.append(result);
                }
            })();
            </script>
            """;

    private static Map<String, Path> sources;
    private static Map<String, String> drawn;

    @BeforeAll
    static void draw() throws IOException {
        Path folder = Workshop.empty("diagrams");
        Path dogs = folder.resolve("Dogs.java");
        Files.writeString(dogs, Readme.of(README).find("java", "class Dogs").text());
        List<String> arguments = new ArrayList<>(List.of(
                "-Afermata.diagram=true",
                "-d",
                "out",
                "-cp",
                RUNTIME.toString(),
                "-processorpath",
                PROCESSOR.toString(),
                dogs.toString()));
        arguments.addAll(Workshop.sources(ROOT.resolve("samples/src/main/java/demo")));
        Tools.javac(folder, arguments.toArray(String[]::new)).printed();
        sources = new TreeMap<>();
        for (Path file : Workshop.list(folder.resolve("out"))) {
            if (file.toString().endsWith(".mmd")) {
                sources.put(folder.resolve("out").relativize(file).toString(), file);
            }
        }
        drawn = drawn(folder);
    }

    private static Map<String, String> drawn(Path folder) throws IOException {
        Tools.program(folder, "npm", "install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", MERMAID)
                .succeeded();
        String script = Files.readString(folder.resolve("node_modules/mermaid/dist/mermaid.min.js"));
        List<String> entries = new ArrayList<>();
        for (Map.Entry<String, Path> source : sources.entrySet()) {
            byte[] text = Files.readString(source.getValue()).getBytes(StandardCharsets.UTF_8);
            entries.add("'" + source.getKey() + "': '" + Base64.getEncoder().encodeToString(text) + "'");
        }
        Path page = folder.resolve("page.html");
        Files.writeString(page, PAGE.formatted(script, "{" + String.join(",\n", entries) + "}"));
        String dom = Tools.program(
                        folder,
                        "chromium",
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--virtual-time-budget=60000",
                        "--dump-dom",
                        page.toUri().toString())
                .succeeded()
                .text();
        Map<String, String> pictures = new TreeMap<>();
        for (Matcher matcher = DRAWN.matcher(dom); matcher.find(); ) {
            pictures.put(matcher.group(1), unescaped(matcher.group(2)));
        }
        return pictures;
    }

    private static String unescaped(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&nbsp;", "&#160;")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }

    @Test
    void mermaidDrawsEach() {
        assertThat(sources).hasSizeGreaterThan(20);
        assertThat(drawn.keySet()).isEqualTo(sources.keySet());
        assertThat(drawn)
                .allSatisfy((name, picture) -> assertThat(picture).as(name).startsWith("<svg"));
    }

    @Test
    void withAllNodesAndEdges() throws IOException {
        for (Map.Entry<String, Path> source : sources.entrySet()) {
            List<String> lines = Files.readAllLines(source.getValue());
            String picture = drawn.get(source.getKey());
            assertThat(count(picture, "flowchart-link"))
                    .as(source.getKey())
                    .isEqualTo(lines.stream()
                            .filter(line -> line.contains("-->") || line.contains("-.->"))
                            .count());
            assertThat(count(picture, "edge-pattern-dotted"))
                    .as(source.getKey())
                    .isEqualTo(
                            lines.stream().filter(line -> line.contains("-.->")).count());
        }
    }

    /** Other machines have other fonts, so the picture is not compared, only its text. */
    @Test
    void readmeShowsIt() throws IOException {
        String picture = drawn.get("com/example/dogs/DogsAsync.Barking.mmd");
        if (Boolean.getBoolean("fermata.update")) {
            Files.writeString(PICTURE, picture + "\n");
        }
        assertThat(Files.readString(README)).contains("processor/docs/barking.svg");
        assertThat(text(Files.readString(PICTURE))).isEqualTo(text(picture));
    }

    private static String text(String picture) {
        return picture.replaceAll("(?s)<style>.*?</style>", "")
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static long count(String text, String part) {
        return Pattern.compile("class=\"[^\"]*" + part).matcher(text).results().count();
    }
}

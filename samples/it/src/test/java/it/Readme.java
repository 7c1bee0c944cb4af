package it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The blocks of code in a page. */
final class Readme {
    /** What stands between two fences. */
    record Block(String language, String text) {
        List<String> lines() {
            return text.lines().toList();
        }
    }

    private final List<Block> blocks = new ArrayList<>();

    private Readme() {}

    static Readme of(Path page) throws IOException {
        Readme readme = new Readme();
        StringBuilder text = null;
        String language = "";
        for (String line : Files.readAllLines(page)) {
            if (!line.startsWith("```")) {
                if (text != null) {
                    text.append(line).append('\n');
                }
            } else if (text == null) {
                language = line.substring(3);
                text = new StringBuilder();
            } else {
                readme.blocks.add(new Block(language, text.toString()));
                text = null;
            }
        }
        return readme;
    }

    /** The first block of a language in which a text occurs. */
    Block find(String language, String text) {
        return blocks.get(index(language, text));
    }

    /** The block after that, such as the output of a command. */
    Block after(String language, String text) {
        return blocks.get(index(language, text) + 1);
    }

    private int index(String language, String text) {
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i).language.equals(language) && blocks.get(i).text.contains(text)) {
                return i;
            }
        }
        throw new AssertionError("no block of " + language + " with " + text);
    }
}

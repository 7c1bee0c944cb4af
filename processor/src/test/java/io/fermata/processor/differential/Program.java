package io.fermata.processor.differential;

import java.util.List;
import java.util.Map;

/**
 * A program under test. Its packages belong to it alone, since many programs are compiled together.
 *
 * @param name for reports
 * @param sources the text of each class, by qualified name
 * @param main the class whose static methods {@code main…(Trace)} are the entries
 * @param ownReference whether the stand-in cannot run it (private types in signatures, tasks that share a loop with their
 *     parents), so that its own blocking face says what is expected
 */
record Program(String name, Map<String, String> sources, String main, boolean ownReference) {

    /** Many programs share the imports. */
    static final String IMPORTS = String.join(
            "\n",
            "import static io.fermata.Asyncio.*;",
            "import io.fermata.*;",
            "import io.fermata.processor.differential.*;",
            "import java.io.*;",
            "import java.util.*;",
            "import java.util.concurrent.*;",
            "import java.util.function.*;",
            "");

    Program {
        sources = Map.copyOf(sources);
    }

    static Program of(String name, String className, String source) {
        return new Program(name, Map.of(className, source), className, false);
    }

    boolean owns(String className) {
        if (sources.containsKey(className)) {
            return true;
        }
        int dot = className.lastIndexOf('.');
        String packageName = className.substring(0, dot + 1);
        String simpleName = className.substring(dot + 1);
        for (String source : sources.keySet()) {
            int end = source.lastIndexOf('.') + 1;
            if (source.substring(0, end).equals(packageName)
                    && (end > 0 || simpleName.startsWith(source.substring(end)))) {
                return true;
            }
        }
        return false;
    }

    List<String> text() {
        return sources.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(source -> "// " + source.getKey() + "\n" + source.getValue())
                .toList();
    }
}

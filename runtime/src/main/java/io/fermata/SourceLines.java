package io.fermata;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The line table of a companion: which line of the user's source each of its lines, and each state of its frames, stands
 * for. Generated code extends it; nothing of it is loaded before an exception or a dump asks for it. Not for use by hand.
 */
public abstract class SourceLines {

    private final String companion;
    private final String type;
    private final String file;
    private final String lines;
    private final String[] states;
    private @Nullable Map<Integer, Integer> byLine;
    private @Nullable Map<String, Frame> byFrame;

    /**
     * For generated classes, which are nested in the companion.
     *
     * @param type the binary name of the user's class
     * @param file the name of its source file
     * @param lines {@code 42:12 45-47:13}: line 42 of the companion is line 12 of the source, and the three lines from 45
     *     on are those from 13 on
     * @param states for each frame its simple name, the method's name, and the lines of the awaits by the states behind
     *     them: {@code Fetch fetch 3:12 4:17}
     */
    protected SourceLines(String type, String file, String lines, String... states) {
        String name = getClass().getName();
        this.companion = name.substring(0, name.lastIndexOf('$'));
        this.type = type;
        this.file = file;
        this.lines = lines;
        this.states = states;
    }

    /**
     * The tables of the other companions whose methods are called in place.
     *
     * @return the tables
     */
    protected SourceLines[] callees() {
        return new SourceLines[0];
    }

    private record Frame(String method, Map<Integer, Integer> lines) {}

    /** The await at which a frame is suspended, in the user's terms. */
    StackTraceElement suspended(Coro<?> frame) {
        String name = frame.getClass().getName();
        Frame found = frames().get(name.substring(companion.length() + 1));
        if (found == null) {
            return new StackTraceElement(type, name, file, -1);
        }
        return new StackTraceElement(type, found.method, file, found.lines.getOrDefault(frame.state, -1));
    }

    /** The table, of this one and all that can be called from here, for a class of that name. */
    @Nullable
    SourceLines find(String className) {
        Set<SourceLines> seen = new HashSet<>(Set.of(this));
        Deque<SourceLines> pending = new ArrayDeque<>(seen);
        while (!pending.isEmpty()) {
            SourceLines each = pending.remove();
            if (each.isIn(className)) {
                return each;
            }
            for (SourceLines callee : each.callees()) {
                if (seen.add(callee)) {
                    pending.add(callee);
                }
            }
        }
        return null;
    }

    boolean isIn(String className) {
        return className.startsWith(companion)
                && (className.length() == companion.length() || className.charAt(companion.length()) == '$');
    }

    /** A frame of the Java stack in the user's terms; null if none of the user's source stands there. */
    @Nullable
    StackTraceElement translate(StackTraceElement generated) {
        Integer line = lines().get(generated.getLineNumber());
        String nested = generated.getClassName().substring(companion.length());
        int end = nested.indexOf('$', 1);
        Frame frame = nested.isEmpty() ? null : frames().get(nested.substring(1, end < 0 ? nested.length() : end));
        if (line == null || frame == null) {
            return null;
        }
        String method = generated.getMethodName();
        if (end >= 0) { // a local or anonymous class of the user's
            return new StackTraceElement(type + nested.substring(end), method, file, line);
        }
        String name = method.startsWith("lambda$")
                ? "lambda$" + frame.method + method.substring(method.lastIndexOf('$'))
                : frame.method;
        return new StackTraceElement(type, name, file, line);
    }

    private synchronized Map<Integer, Integer> lines() {
        if (byLine == null) {
            byLine = parse(lines.split(" "), 0);
        }
        return byLine;
    }

    private synchronized Map<String, Frame> frames() {
        if (byFrame == null) {
            byFrame = new HashMap<>();
            for (String row : states) {
                String[] words = row.split(" ");
                byFrame.put(words[0], new Frame(words[1], parse(words, 2)));
            }
        }
        return byFrame;
    }

    private static Map<Integer, Integer> parse(String[] entries, int first) {
        Map<Integer, Integer> parsed = new HashMap<>();
        for (int i = first; i < entries.length; i++) {
            int colon = entries[i].indexOf(':');
            if (colon > 0) {
                int dash = entries[i].indexOf('-');
                int from = Integer.parseInt(entries[i].substring(0, dash < 0 ? colon : dash));
                int to = dash < 0 ? from : Integer.parseInt(entries[i].substring(dash + 1, colon));
                int source = Integer.parseInt(entries[i].substring(colon + 1));
                for (int line = from; line <= to; line++) {
                    parsed.put(line, source + line - from);
                }
            }
        }
        return parsed;
    }
}

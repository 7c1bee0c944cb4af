package io.fermata.processor.slice;

import io.fermata.processor.code.Code;
import io.fermata.processor.code.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The text of a source file, cut into pieces with edits applied and the indentation taken off. */
final class SourceText {

    private final String text;
    private final int[] lineEnds;

    SourceText(CharSequence text) {
        this.text = text.toString();
        this.lineEnds = IntStream.range(0, text.length())
                .filter(i -> text.charAt(i) == '\n')
                .toArray();
    }

    String raw(int from, int to) {
        return text.substring(from, to);
    }

    /** The text of the range with the edits in it, its continuation lines indented relative to its first one. */
    Code cut(int from, int to, List<Edit> edits) {
        List<Edit> sorted = new ArrayList<>(edits);
        sorted.sort(Comparator.comparingInt(Edit::start).thenComparingInt(Edit::end));
        int indent = indentation(from);
        List<Part> parts = new ArrayList<>();
        int at = from;
        for (Edit edit : sorted) {
            if (edit.start() < at || edit.end() > to) {
                throw new AssertionError("edits overlap at " + edit.start() + ": " + raw(from, to));
            }
            addText(parts, at, edit.start(), indent);
            parts.addAll(edit.code().parts());
            at = edit.end();
        }
        addText(parts, at, to, indent);
        return new Code(parts);
    }

    private void addText(List<Part> parts, int from, int to, int indent) {
        if (from < to) {
            parts.add(new Part.Text(outdent(text.substring(from, to), indent), line(from)));
        }
    }

    private int line(int position) {
        int found = Arrays.binarySearch(lineEnds, position);
        return (found < 0 ? -found - 1 : found) + 1;
    }

    /** How far the line that holds this position is indented. */
    private int indentation(int position) {
        int start = text.lastIndexOf('\n', position - 1) + 1;
        int end = start;
        while (end < position && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return end - start;
    }

    private static String outdent(String piece, int indent) {
        if (piece.indexOf('\n') < 0) {
            return piece;
        }
        StringBuilder out = new StringBuilder(piece.length());
        String[] lines = piece.replace("\r", "").split("\n", -1);
        out.append(lines[0]);
        for (int i = 1; i < lines.length; i++) {
            String line = lines[i];
            int cut = 0;
            while (cut < indent && cut < line.length() && (line.charAt(cut) == ' ' || line.charAt(cut) == '\t')) {
                cut++;
            }
            out.append('\n').append(line, cut, line.length());
        }
        return out.toString();
    }

    /**
     * Finds the name in a variable's declaration: the last token of that name in the range. Comments and string
     * literals are skipped.
     */
    int lastIdentifier(String name, int from, int to) {
        int found = -1;
        int i = from;
        while (i < to) {
            char c = text.charAt(i);
            if (c == '/' && i + 1 < to && text.charAt(i + 1) == '/') {
                i = skipTo("\n", i, to);
            } else if (c == '/' && i + 1 < to && text.charAt(i + 1) == '*') {
                i = skipTo("*/", i + 2, to);
            } else if (c == '"' || c == '\'') {
                i = skipQuoted(i, to);
            } else if (Character.isJavaIdentifierStart(c)) {
                int end = i;
                while (end < to && Character.isJavaIdentifierPart(text.charAt(end))) {
                    end++;
                }
                if (name.contentEquals(text.subSequence(i, end))) {
                    found = i;
                }
                i = end;
            } else {
                i++;
            }
        }
        return found;
    }

    private int skipTo(String mark, int from, int to) {
        int at = text.indexOf(mark, from);
        return at < 0 || at > to ? to : at + mark.length();
    }

    private int skipQuoted(int from, int to) {
        char quote = text.charAt(from);
        if (text.startsWith("\"\"\"", from)) {
            return skipTo("\"\"\"", from + 3, to);
        }
        int i = from + 1;
        while (i < to && text.charAt(i) != quote) {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return i + 1;
    }

    boolean startsWithWord(String word, int at) {
        int end = at + word.length();
        return text.startsWith(word, at) && (end == text.length() || !Character.isJavaIdentifierPart(text.charAt(end)));
    }

    /** The position of the character, comments skipped, or -1. */
    int find(char wanted, int from, int to) {
        int i = from;
        while (i < to) {
            char c = text.charAt(i);
            if (c == '/' && i + 1 < to && text.charAt(i + 1) == '/') {
                i = skipTo("\n", i, to);
            } else if (c == '/' && i + 1 < to && text.charAt(i + 1) == '*') {
                i = skipTo("*/", i + 2, to);
            } else if (c == wanted) {
                return i;
            } else {
                i++;
            }
        }
        return -1;
    }
}

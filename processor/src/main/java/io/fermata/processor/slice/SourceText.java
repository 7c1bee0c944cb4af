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

    private static final String TEXT_BLOCK = "\"\"\"";

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
            parts.add(new Part.Text(outdent(from, to, indent), line(from)));
        }
    }

    private int line(int position) {
        int found = Arrays.binarySearch(lineEnds, position);
        return (found < 0 ? -found - 1 : found) + 1;
    }

    /** How far the line that holds this position is indented. */
    private int indentation(int position) {
        int start = text.lastIndexOf('\n', position - 1) + 1;
        return spaces(start, position);
    }

    /** A text block that is indented less loses the same on all of its lines, since they have a margin of their own. */
    private String outdent(int from, int to, int indent) {
        StringBuilder out = new StringBuilder(to - from);
        int at = from;
        int next;
        for (int i = from; i < to; i = next) {
            next = skip(i, to);
            if (text.startsWith(TEXT_BLOCK, i)) {
                outdent(out, at, i, indent);
                outdent(out, i, next, Math.min(indent, margin(i, next)));
                at = next;
            }
        }
        outdent(out, at, to, indent);
        return out.toString();
    }

    private void outdent(StringBuilder out, int from, int to, int indent) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c != '\r') {
                out.append(c);
            }
            if (c == '\n') {
                i += Math.min(indent, spaces(i + 1, to));
            }
        }
    }

    /** The least indentation of the lines of a text block, of those that are not blank and of its last. */
    private int margin(int from, int to) {
        int margin = Integer.MAX_VALUE;
        for (int start = text.indexOf('\n', from) + 1; start > 0 && start < to; start = text.indexOf('\n', start) + 1) {
            int spaces = spaces(start, to);
            if ("\r\n".indexOf(text.charAt(start + spaces)) < 0) {
                margin = Math.min(margin, spaces);
            }
        }
        return margin;
    }

    private int spaces(int from, int to) {
        int end = from;
        while (end < to && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return end - from;
    }

    /**
     * Finds the name in a variable's declaration: the last token of that name in the range. Comments and string
     * literals are skipped.
     */
    int lastIdentifier(String name, int from, int to) {
        int found = -1;
        int i = from;
        while (i < to) {
            if (Character.isJavaIdentifierStart(text.charAt(i))) {
                int end = i;
                while (end < to && Character.isJavaIdentifierPart(text.charAt(end))) {
                    end++;
                }
                if (name.contentEquals(text.subSequence(i, end))) {
                    found = i;
                }
                i = end;
            } else {
                i = skip(i, to);
            }
        }
        return found;
    }

    /** The end of the comment or literal that begins here, or the next position. */
    private int skip(int i, int to) {
        char c = text.charAt(i);
        if (text.startsWith("//", i)) {
            return skipTo("\n", i, to);
        } else if (text.startsWith("/*", i)) {
            return skipTo("*/", i + 2, to);
        } else if (c == '"' || c == '\'') {
            return skipQuoted(i, to);
        }
        return i + 1;
    }

    private int skipTo(String mark, int from, int to) {
        int at = text.indexOf(mark, from);
        return at < 0 || at > to ? to : at + mark.length();
    }

    private int skipQuoted(int from, int to) {
        String quote = text.startsWith(TEXT_BLOCK, from) ? TEXT_BLOCK : text.substring(from, from + 1);
        int i = from + quote.length();
        while (i < to && !text.startsWith(quote, i)) {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return Math.min(to, i + quote.length());
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

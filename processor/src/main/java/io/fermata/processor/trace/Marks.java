package io.fermata.processor.trace;

import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Marks of source lines in generated text. They travel through JavaPoet like any text and are taken off the rendered
 * file, where the line that a mark stands on is the companion's line: so the table is right whatever was put around the
 * text. A mark is a number between two noncharacters of Unicode, which no source file holds.
 */
public final class Marks {

    private static final char BEGIN = '\uFDD0';
    private static final char END = '\uFDD1';
    private static final Pattern MARK = Pattern.compile(BEGIN + "(\\d+)" + END);

    private Marks() {}

    /** The mark of a line; none for 0. */
    public static String of(int line) {
        return line == 0 ? "" : BEGIN + Integer.toString(line) + END;
    }

    /** Text whose first character stands on that line, a mark before each line that is not blank. */
    public static String in(String text, int line) {
        if (line == 0) {
            return text;
        } else if (text.isEmpty()) {
            return of(line);
        }
        StringBuilder out = new StringBuilder();
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            out.append(i == 0 ? "" : "\n");
            out.append(lines[i].isBlank() ? "" : of(line + i)).append(lines[i]);
        }
        return out.toString();
    }

    /**
     * A rendered file without its marks.
     *
     * @param text the file
     * @param lines source lines by the file's lines; of several marks on one line, the first counts
     */
    public record Taken(String text, LineTable lines) {}

    public static Taken takeOff(String rendered) {
        TreeMap<Integer, Integer> lines = new TreeMap<>();
        StringBuilder text = new StringBuilder(rendered.length());
        Matcher mark = MARK.matcher(rendered);
        int line = 1;
        int at = 0;
        while (mark.find()) {
            for (int i = at; i < mark.start(); i++) {
                line += rendered.charAt(i) == '\n' ? 1 : 0;
            }
            at = mark.end();
            lines.putIfAbsent(line, Integer.valueOf(mark.group(1)));
            mark.appendReplacement(text, "");
        }
        return new Taken(mark.appendTail(text).toString(), new LineTable(lines));
    }
}

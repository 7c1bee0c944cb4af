package io.fermata.processor.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Source lines by the lines of a companion.
 *
 * <p>As text: {@code 42:12 45-47:13}, line 42 of the companion is line 12 of the source, and the three lines from 45 on
 * are those from 13 on.
 */
public record LineTable(SortedMap<Integer, Integer> lines) {

    private static final int ROW = 90;

    public LineTable {
        lines = new TreeMap<>(lines);
    }

    /** The text, cut into rows of a readable length. */
    public List<String> rows() {
        List<String> rows = new ArrayList<>();
        StringBuilder row = new StringBuilder();
        for (String entry : entries()) {
            if (row.length() + entry.length() > ROW) {
                rows.add(row.append(' ').toString());
                row.setLength(0);
            }
            row.append(row.isEmpty() ? "" : " ").append(entry);
        }
        rows.add(row.toString());
        return rows;
    }

    private List<String> entries() {
        List<String> entries = new ArrayList<>();
        int from = -2;
        int to = -2;
        int source = 0;
        for (Map.Entry<Integer, Integer> line : lines.entrySet()) {
            boolean goesOn = line.getKey() == to + 1 && line.getValue() == source + to + 1 - from;
            if (!goesOn) {
                add(entries, from, to, source);
                from = line.getKey();
                source = line.getValue();
            }
            to = line.getKey();
        }
        add(entries, from, to, source);
        return entries;
    }

    private static void add(List<String> entries, int from, int to, int source) {
        if (from >= 0) {
            entries.add(from == to ? from + ":" + source : from + "-" + to + ":" + source);
        }
    }
}

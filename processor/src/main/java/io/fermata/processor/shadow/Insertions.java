package io.fermata.processor.shadow;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Pieces of text to be put into a source, none with a line break, so that its lines keep their numbers. */
final class Insertions {
    private final TreeMap<Integer, Set<String>> pieces = new TreeMap<>();

    /** Puts a piece before the character at an offset, behind those that are there; the same piece once only. */
    void add(int offset, String piece) {
        pieces.computeIfAbsent(offset, o -> new LinkedHashSet<>()).add(piece);
    }

    String apply(String text) {
        StringBuilder woven = new StringBuilder(text.length());
        int from = 0;
        for (Map.Entry<Integer, Set<String>> entry : pieces.entrySet()) {
            woven.append(text, from, entry.getKey());
            entry.getValue().forEach(woven::append);
            from = entry.getKey();
        }
        return woven.append(text, from, text.length()).toString();
    }

    /** The offset in the text as it was, of one in the text that {@link #apply} made. */
    int original(int offset) {
        int shift = 0;
        for (Map.Entry<Integer, Set<String>> entry : pieces.entrySet()) {
            int start = entry.getKey() + shift;
            if (offset < start) {
                break;
            }
            int length = entry.getValue().stream().mapToInt(String::length).sum();
            if (offset < start + length) {
                return entry.getKey();
            }
            shift += length;
        }
        return offset - shift;
    }
}

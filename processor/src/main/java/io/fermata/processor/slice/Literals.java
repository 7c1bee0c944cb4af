package io.fermata.processor.slice;

/** Java literals. */
final class Literals {

    private Literals() {}

    /** The literal of a constant's value. */
    static String of(Object value) {
        if (value instanceof String text) {
            return quote(text);
        } else if (value instanceof Character c) {
            return "'" + (c == '\'' ? "\\'" : c == '"' ? "\"" : escaped(c)) + "'";
        } else if (value instanceof Long) {
            return value + "L";
        } else if (value instanceof Float f) {
            return f.isNaN() ? "0F / 0F" : f.isInfinite() ? (f > 0 ? "1F / 0F" : "-1F / 0F") : value + "F";
        } else if (value instanceof Double d) {
            return d.isNaN() ? "0D / 0D" : d.isInfinite() ? (d > 0 ? "1D / 0D" : "-1D / 0D") : value.toString();
        }
        return value.toString();
    }

    private static String escaped(char c) {
        String quoted = quote(String.valueOf(c));
        return c == '\n' ? "\\n" : quoted.substring(1, quoted.length() - 1);
    }

    /** A string literal; one line of source per line of the value. */
    static String quote(String value) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\t' -> out.append("\\t");
                case '\r' -> out.append("\\r");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append(i + 1 < value.length() ? "\\n\"\n        + \"" : "\\n");
                default -> out.append(c < ' ' ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        String literal = out.append('"').toString();
        return literal.contains("\n") ? "(" + literal + ")" : literal;
    }
}

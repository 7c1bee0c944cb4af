package io.fermata.processor.slice;

/** Java literals. */
final class Literals {

    private Literals() {}

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

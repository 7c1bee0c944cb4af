package io.fermata.processor.differential;

/**
 * An expression of a random program.
 *
 * @param text its source, which can stand as an operand
 * @param type its static type
 */
record Expr(String text, Type type) {

    /** With primitive type. */
    String primitive() {
        return type.boxed() ? "(" + type.unbox().text + ") " + text : text;
    }

    /** Where a dot follows. */
    String receiver() {
        return "(" + text + ")";
    }

    /** Without the parentheses around all of it: {@code yield (x);} would be a call. */
    String bare() {
        if (!text.startsWith("(")) {
            return text;
        }
        int open = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            open += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (open == 0) {
                return i == text.length() - 1 ? text.substring(1, i) : text;
            }
        }
        return text;
    }

    /** As an operand of a concatenation: arrays have no text that is the same in two runs. */
    String printable() {
        return switch (type) {
            case OBJECT,
                    PAIR,
                    VARIABLE,
                    HIDDEN,
                    INTS,
                    LONGS,
                    BYTES,
                    CHARS,
                    DOUBLES,
                    SHORTS,
                    FLOATS,
                    BOOLEANS,
                    STRINGS,
                    INTEGERS,
                    GRID -> "t.text(" + text + ")";
            default -> text;
        };
    }

    @Override
    public String toString() {
        return text;
    }
}

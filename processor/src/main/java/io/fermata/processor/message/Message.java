package io.fermata.processor.message;

/** Everything that a user may be told, each with the id that stands in brackets before it. */
public enum Message {
    /** The processor runs in something that is not javac. */
    NOT_JAVAC("NotJavac", "%s"),
    /** A fault of ours. */
    INTERNAL("Internal", "the processor failed; please report this with the method that it stands at%n%s");

    private final String id;
    private final String text;

    Message(String id, String text) {
        this.id = id;
        this.text = text;
    }

    public String id() {
        return id;
    }

    /** The whole message. */
    public String format(Object... arguments) {
        return "[fermata." + id + "] " + String.format(text, arguments);
    }
}

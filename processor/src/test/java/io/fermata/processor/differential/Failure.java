package io.fermata.processor.differential;

/** What a failing awaited thing throws, most of the time. */
public final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** With a cause. */
    public Failure(String message, Throwable cause) {
        super(message, cause, true, false);
    }

    /** With the number of the call. */
    public Failure(String message) {
        super(message, null, true, false);
    }
}

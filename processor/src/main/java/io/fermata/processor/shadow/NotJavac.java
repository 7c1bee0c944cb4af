package io.fermata.processor.shadow;

/** The processor runs in something else than javac, whose trees it could not read. */
public final class NotJavac extends Exception {
    private static final long serialVersionUID = 1;

    NotJavac(String message) {
        super(message);
    }
}

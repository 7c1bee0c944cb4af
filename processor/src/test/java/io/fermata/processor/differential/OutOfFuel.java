package io.fermata.processor.differential;

/** Ends a program that has run for too long. */
public final class OutOfFuel extends Error {

    private static final long serialVersionUID = 1;

    OutOfFuel() {
        super("out of fuel", null, false, false);
    }
}

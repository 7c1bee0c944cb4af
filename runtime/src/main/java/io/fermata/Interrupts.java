package io.fermata;

/**
 * An interrupt does not end a run: it is kept for when the run ends. Left in place it would keep the loop from ever
 * sleeping again.
 */
final class Interrupts {

    private static final ThreadLocal<Boolean> NOTED = new ThreadLocal<>();

    private Interrupts() {}

    static void note() {
        if (Thread.interrupted()) {
            NOTED.set(true);
        }
    }

    static void restore() {
        if (NOTED.get() != null) {
            NOTED.remove();
            Thread.currentThread().interrupt();
        }
    }
}

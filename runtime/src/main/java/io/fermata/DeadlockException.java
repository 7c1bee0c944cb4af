package io.fermata;

/**
 * Thrown by {@code run} and its kin under virtual time when nothing is left that could ever wake a task. The message
 * lists each task and what it waits for.
 */
public final class DeadlockException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    DeadlockException(String report) {
        super(report);
    }
}

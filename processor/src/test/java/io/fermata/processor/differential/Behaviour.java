package io.fermata.processor.differential;

/** What one awaited thing does. */
enum Behaviour {
    /** The value is there at once. */
    DONE,
    /** Suspends, lets others have their turn, then has the value. */
    YIELD,
    /** Suspends for a second of virtual time. */
    SLEEP,
    /** Is a task that was made before the await. */
    TASK,
    /** Throws at once. */
    FAIL,
    /** Suspends, then throws. */
    FAIL_LATER;

    boolean fails() {
        return this == FAIL || this == FAIL_LATER;
    }

    boolean suspends() {
        return this != DONE && this != FAIL;
    }
}

package io.fermata.processor.differential;

import org.jspecify.annotations.Nullable;

/** A statement that a jump can have for its target, or the finally block that swallows the jumps across it. */
final class Target {

    final Kind kind;
    final @Nullable String label;
    /** A reachable break leaves the statement, so that it can complete normally (JLS 14.22). */
    boolean broken;
    /** A reachable continue goes on with the loop. */
    boolean continued;

    Target(Kind kind, @Nullable String label) {
        this.kind = kind;
        this.label = label;
    }

    enum Kind {
        LOOP,
        SWITCH,
        BLOCK,
        /** A try whose finally block cannot complete normally. */
        ABRUPT_FINALLY
    }
}

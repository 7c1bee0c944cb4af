package io.fermata.processor.flow;

import io.fermata.processor.code.Var;
import org.jspecify.annotations.Nullable;

/**
 * The part of a method where a {@code Throwable} goes to one handler: the body of a {@code try} that was taken apart.
 *
 * @param outer the region around it, if any
 * @param handler where control goes
 * @param thrown the variable that holds the exception there
 */
public record Region(@Nullable Region outer, Block handler, Var thrown) {

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}

package io.fermata.processor.lower;

import io.fermata.processor.code.Var;
import io.fermata.processor.flow.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A construct that has been taken apart and that a jump may leave or continue. */
sealed interface Construct {

    /** A loop; {@code labels} are those right before it. */
    record Loop(Set<String> labels, Block breakTo, Block continueTo) implements Construct {}

    /** A labelled statement that is no loop. */
    record Labeled(Set<String> labels, Block breakTo) implements Construct {}

    /** A switch statement. */
    record Switch(Set<String> labels, Block breakTo) implements Construct {}

    /** A switch expression: {@code yield} sets the result and goes on after it. */
    record SwitchExpression(Var result, Block yieldTo) implements Construct {}

    /**
     * The body of a try that has a finally: each way out notes its number in {@code exit} and goes through
     * {@code entry}. 0 is the normal end, 1 an exception; the others are in {@code exits}, from 2.
     */
    record Finally(Block entry, Var exit, List<Exit> exits) implements Construct {

        static final int NORMAL = 0;
        static final int THROWN = 1;
        private static final int FIRST = 2;

        Finally(Block entry, Var exit) {
            this(entry, exit, new ArrayList<>());
        }

        int number(Exit way) {
            int index = exits.indexOf(way);
            if (index < 0) {
                exits.add(way);
                index = exits.size() - 1;
            }
            return index + FIRST;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }
}

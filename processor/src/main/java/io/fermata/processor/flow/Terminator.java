package io.fermata.processor.flow;

import io.fermata.processor.code.Code;
import io.fermata.processor.code.Var;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How control leaves a block. */
public sealed interface Terminator {

    /** Goes on there. */
    record Goto(Block target) implements Terminator {}

    /** Branches; {@code negated} is the condition's opposite, as a reader would write it. */
    record If(Code condition, Code negated, Block whenTrue, Block whenFalse) implements Terminator {}

    /** A switch whose arms jump. {@code unconditional}: one of the cases matches whatever is left, so that no default may stand. */
    record Switch(Code selector, List<Case> cases, @Nullable Block otherwise, boolean unconditional)
            implements Terminator {
        public Switch {
            cases = List.copyOf(cases);
        }
    }

    /** One arm: the label after the word {@code case}. */
    record Case(Code label, Block target) {}

    /** Returns from the method. */
    record Return(@Nullable Code value) implements Terminator {}

    /** Throws. */
    record Throw(Code exception) implements Terminator {}

    /**
     * Awaits: {@code call} gives the value, or parks the task.
     *
     * @param call the expression
     * @param result where the value goes, if anybody wants it
     * @param next where to go on with the value
     */
    record Await(Code call, @Nullable Var result, Block next) implements Terminator {}

    /** The last instruction of the block does not complete. */
    record Never() implements Terminator {}
}

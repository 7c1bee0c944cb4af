package io.fermata.processor.flow;

import io.fermata.processor.code.Code;
import io.fermata.processor.code.Var;
import org.jspecify.annotations.Nullable;

/** A step within a block that neither branches nor awaits. */
public sealed interface Instruction {

    /** A statement, carried over or composed, with its semicolon. */
    record Execute(Code code) implements Instruction {}

    /** {@code var = value;}, or its declaration. */
    record Assign(Var var, @Nullable Code value, boolean declares) implements Instruction {}
}

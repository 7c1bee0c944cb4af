package io.fermata.processor.code;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import io.fermata.processor.flow.Block;
import java.util.List;

/** A piece of {@link Code}. */
public sealed interface Part {

    /**
     * Text as it stands.
     *
     * @param line the line of the source that it begins on, 0 for text that is composed
     */
    record Text(String text, int line) implements Part {

        public Text(String text) {
            this(text, 0);
        }
    }

    /** A continuation class that is called; {@code hasLines}: its companion has a line table. */
    record Callee(ClassName frame, boolean hasLines) implements Part {}

    /** A type, imported where it can be. */
    record Type(TypeName name) implements Part {}

    /** A static member that the source names without its class. */
    record Static(ClassName owner, String name) implements Part {}

    /** A variable that is read, written, or both; {@code captured}: by a lambda or a class body. */
    record Use(Var var, boolean read, boolean write, boolean captured) implements Part {}

    /** The name of a variable where it is declared, in text that is carried over whole. */
    record Name(Var var) implements Part {}

    /**
     * The name of a pattern variable in its pattern. If the variable is used in other blocks too, a fresh name stands
     * here and {@link Bound} hands the value over.
     */
    record Binding(Var var) implements Part {}

    /** Stands before an {@code instanceof} that binds variables. */
    record BindStart(List<Var> vars) implements Part {}

    /** Stands after it: {@code && Step.bound(s = s1)} for variables that are used in other blocks. */
    record Bound(List<Var> vars) implements Part {}

    /** A jump to a block, as a statement. */
    record Jump(Block target) implements Part {}

    /** Stands before and after the value of a {@code return} in text that is carried over. */
    record Leave(boolean start, boolean hasValue) implements Part {}

    /** The name under which the generated method knows the step, the depth or itself as a receiver. */
    record Internal(Kind kind) implements Part {
        /** Which. */
        public enum Kind {
            STEP,
            DEPTH
        }
    }
}

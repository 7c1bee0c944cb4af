package io.fermata.processor.code;

import com.palantir.javapoet.TypeName;
import java.util.Optional;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * A variable of the generated method: a local or parameter of the user's, or a temporary of ours.
 *
 * <p>Whether it is declared where the user did, in the one block that uses it, or at the head of the generated method,
 * and under which name, is settled when the flow graph is complete.
 */
public final class Var {

    /** What a variable was in the source. */
    public enum Kind {
        PARAMETER,
        LOCAL,
        TEMPORARY
    }

    private final String name;
    private final TypeMirror type;
    private final Kind kind;
    private final @Nullable TypeName named;
    private @Nullable String literal;
    private boolean inner;
    private boolean boxed;
    private boolean written;

    private Var(String name, TypeMirror type, Kind kind, @Nullable TypeName named) {
        this.name = name;
        this.type = type;
        this.kind = kind;
        this.named = named;
    }

    public static Var parameter(String name, TypeMirror type) {
        return new Var(name, type, Kind.PARAMETER, null);
    }

    public static Var local(String name, TypeMirror type) {
        return new Var(name, type, Kind.LOCAL, null);
    }

    public static Var temporary(String name, TypeMirror type) {
        return new Var(name, type, Kind.TEMPORARY, null);
    }

    /** A local that is a constant variable (JLS 4.12.4): it stays one, since the compiler looks at its value. */
    public static Var constant(String name, TypeMirror type, String literal) {
        Var var = local(name, type);
        var.literal = literal;
        return var;
    }

    /** The value of a constant variable, as a literal. */
    public Optional<String> constant() {
        return inner ? Optional.empty() : Optional.ofNullable(literal);
    }

    /** A temporary of a generated type, which {@code type} cannot say. */
    public static Var named(String name, TypeMirror type, TypeName named) {
        return new Var(name, type, Kind.TEMPORARY, named);
    }

    /** The generated type, if it has one. */
    public Optional<TypeName> generatedType() {
        return Optional.ofNullable(named);
    }

    /** The name that the user gave it, or a suggestion. */
    public String name() {
        return name;
    }

    public TypeMirror type() {
        return type;
    }

    public boolean isParameter() {
        return kind == Kind.PARAMETER;
    }

    public boolean isTemporary() {
        return kind == Kind.TEMPORARY;
    }

    /** Whether it is declared inside a piece of text that is carried over whole, such as a lambda or a plain loop. */
    public boolean isInner() {
        return inner;
    }

    public void declaredInner() {
        inner = true;
    }

    /** Whether its pattern binds an object whose field {@code value} holds what the user's pattern would have bound. */
    public boolean isBoxed() {
        return boxed;
    }

    public void boxed() {
        boxed = true;
    }

    /** Whether a parameter is assigned anywhere. */
    public boolean isWritten() {
        return written;
    }

    public void assigned() {
        written = true;
    }

    @Override
    public String toString() {
        return name;
    }
}

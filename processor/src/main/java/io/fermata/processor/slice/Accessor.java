package io.fermata.processor.slice;

import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/**
 * A member or a class that the companion reaches through a method of its {@code Access} class.
 *
 * @param kind what is done with it
 * @param name the method's name in {@code Access}
 * @param member the field, method, constructor or class; for {@code OUTER} the class whose instance is wanted
 * @param operator of a change; for arrays the number of dimensions; for {@code BIND} the name of the {@code CALL}
 * @param operand the type of the right side of an update
 * @param site the class that the member is looked up in
 * @param shape the method's head
 */
public record Accessor(
        Kind kind,
        String name,
        Element member,
        String operator,
        @Nullable TypeMirror operand,
        TypeElement site,
        AccessorShape shape) {

    Accessor(Kind kind, String name, Element member, String operator, @Nullable TypeMirror operand, TypeElement site) {
        this(kind, name, member, operator, operand, site, AccessorShape.NONE);
    }

    Accessor shaped(Denotable denotable, Types types) {
        return new Accessor(
                kind, name, member, operator, operand, site, AccessorShape.of(this, site, denotable, types));
    }

    /** What is done with the member or class. */
    public enum Kind {
        GET,
        SET,
        /** {@code ++} and {@code --}. */
        INCREMENT,
        /** A field whose old value has been read, for {@code op=}. */
        REFERENCE,
        CALL,
        /** An object whose method {@code call} calls the method on a receiver. */
        BIND,
        SUPER,
        CREATE,
        OUTER,
        /** {@code instanceof}. */
        TEST,
        CAST,
        /** The value if it is of the class, else null. */
        AS,
        /** {@link #AS} for Java 17, where a pattern must not have the type of what is tested. */
        MATCH,
        /** A class literal. */
        CLASS,
        /** A new array by its lengths. */
        ARRAY,
        /** A new array by its elements. */
        ELEMENTS
    }
}

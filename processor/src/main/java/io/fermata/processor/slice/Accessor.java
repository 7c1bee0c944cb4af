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
 * @param operator of a change; for classes the number of array dimensions; for {@code PARTS} the names of the {@code CALL}s; for {@code BIND} the name of the {@code CALL}
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

    /** For arrays. */
    public int dimensions() {
        return Integer.parseInt(operator.split(" ")[0]);
    }

    /** How many of an array's dimensions, the last ones, get no length when it is made. */
    public int openDimensions() {
        return operator.contains(" ") ? Integer.parseInt(operator.split(" ")[1]) : 0;
    }

    /** For {@code PARTS} the record that is handed out. */
    public String partsName() {
        return name.substring("partsOf".length()) + "Parts";
    }

    Accessor named(String other) {
        return new Accessor(kind, other, member, operator, operand, site, shape);
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
        /** What a record is made of, or null. */
        PARTS,
        /** A value as one of a supertype. */
        WIDEN,
        /** A class literal. */
        CLASS,
        /** A new array by its lengths. */
        ARRAY,
        /** A new array by its elements. */
        ELEMENTS
    }
}

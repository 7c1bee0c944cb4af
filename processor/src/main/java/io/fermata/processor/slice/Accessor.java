package io.fermata.processor.slice;

import javax.lang.model.element.Element;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * A member that the companion reaches through a method of its {@code Access} class.
 *
 * @param kind what is done with it
 * @param name the method's name in {@code Access}
 * @param member the field, method, constructor, or class whose instance is wanted
 * @param operator of an update
 * @param operand the type of the right side of an update
 */
public record Accessor(
        Kind kind,
        String name,
        Element member,
        String operator,
        @Nullable TypeMirror operand) {

    /** What is done with the member. */
    public enum Kind {
        GET,
        SET,
        UPDATE,
        CALL,
        SUPER,
        CREATE,
        OUTER
    }
}

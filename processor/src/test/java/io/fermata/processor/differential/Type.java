package io.fermata.processor.differential;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The types that random programs use. */
enum Type {
    INT("int"),
    LONG("long"),
    DOUBLE("double"),
    FLOAT("float"),
    BYTE("byte"),
    SHORT("short"),
    CHAR("char"),
    BOOLEAN("boolean"),
    BOXED_INT("Integer"),
    BOXED_LONG("Long"),
    BOXED_DOUBLE("Double"),
    BOXED_FLOAT("Float"),
    BOXED_BYTE("Byte"),
    BOXED_SHORT("Short"),
    BOXED_CHAR("Character"),
    BOXED_BOOLEAN("Boolean"),
    STRING("String"),
    OBJECT("Object"),
    COLOR("Color"),
    PAIR("Pair"),
    NODE("Node"),
    HIDDEN("Hidden"),
    /** The type variable of a generic method or class. */
    VARIABLE("T"),
    INTS("int[]"),
    LONGS("long[]"),
    BYTES("byte[]"),
    CHARS("char[]"),
    DOUBLES("double[]"),
    SHORTS("short[]"),
    FLOATS("float[]"),
    BOOLEANS("boolean[]"),
    STRINGS("String[]"),
    INTEGERS("Integer[]"),
    GRID("int[][]"),
    LIST("List<Integer>"),
    VOID("void");

    static final List<Type> PRIMITIVES = List.of(INT, LONG, DOUBLE, FLOAT, BYTE, SHORT, CHAR, BOOLEAN);
    static final List<Type> NUMERIC = List.of(INT, LONG, DOUBLE, FLOAT, BYTE, SHORT, CHAR);
    static final List<Type> SMALL = List.of(INT, BYTE, SHORT, CHAR);
    static final List<Type> INTEGRAL = List.of(INT, LONG, BYTE, SHORT, CHAR);
    static final List<Type> ARRAYS =
            List.of(INTS, LONGS, BYTES, CHARS, DOUBLES, SHORTS, FLOATS, BOOLEANS, STRINGS, INTEGERS);
    /** Drawn for locals and parameters, the frequent ones several times. */
    static final List<Type> USUAL = List.of(
            INT,
            INT,
            INT,
            INT,
            LONG,
            LONG,
            DOUBLE,
            FLOAT,
            BYTE,
            SHORT,
            CHAR,
            BOOLEAN,
            BOOLEAN,
            BOXED_INT,
            BOXED_INT,
            BOXED_LONG,
            BOXED_DOUBLE,
            BOXED_FLOAT,
            BOXED_BYTE,
            BOXED_SHORT,
            BOXED_CHAR,
            BOXED_BOOLEAN,
            STRING,
            STRING,
            STRING,
            OBJECT,
            OBJECT,
            COLOR,
            PAIR,
            INTS,
            INTS,
            LONGS,
            BYTES,
            CHARS,
            DOUBLES,
            SHORTS,
            FLOATS,
            BOOLEANS,
            STRINGS,
            INTEGERS,
            GRID,
            LIST,
            NODE);

    /** Those whose values two tasks may share. */
    static final Set<Type> IMMUTABLE = EnumSet.complementOf(EnumSet.of(
            OBJECT, HIDDEN, PAIR, INTS, LONGS, BYTES, CHARS, DOUBLES, SHORTS, FLOATS, BOOLEANS, STRINGS, INTEGERS, GRID,
            LIST, VOID));

    final String text;

    Type(String text) {
        this.text = text;
    }

    boolean primitive() {
        return ordinal() <= BOOLEAN.ordinal();
    }

    boolean boxed() {
        return ordinal() >= BOXED_INT.ordinal() && ordinal() <= BOXED_BOOLEAN.ordinal();
    }

    Type box() {
        return primitive() ? values()[ordinal() + BOXED_INT.ordinal()] : this;
    }

    Type unbox() {
        return boxed() ? values()[ordinal() - BOXED_INT.ordinal()] : this;
    }

    /** Whether fields of the type exist. */
    boolean hasFields() {
        return this != VOID && this != VARIABLE && this != HIDDEN;
    }

    boolean numeric() {
        return NUMERIC.contains(unbox());
    }

    boolean integral() {
        return INTEGRAL.contains(unbox());
    }

    /** The type of the elements of an array or list. */
    @Nullable
    Type element() {
        return switch (this) {
            case INTS -> INT;
            case LONGS -> LONG;
            case BYTES -> BYTE;
            case CHARS -> CHAR;
            case DOUBLES -> DOUBLE;
            case SHORTS -> SHORT;
            case FLOATS -> FLOAT;
            case BOOLEANS -> BOOLEAN;
            case STRINGS -> STRING;
            case INTEGERS, LIST -> BOXED_INT;
            case GRID -> INTS;
            default -> null;
        };
    }

    /** A name for fields of the type. */
    String camel() {
        return text.replace("[][]", "Grid").replace("[]", "s").replace("<Integer>", "");
    }
}

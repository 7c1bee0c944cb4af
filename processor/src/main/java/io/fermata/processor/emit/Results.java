package io.fermata.processor.emit;

import com.palantir.javapoet.TypeName;
import javax.lang.model.type.TypeMirror;

/** What generated code says to the step about values of a type. */
final class Results {

    private Results() {}

    /** The method of {@code Step} that takes a value after a resumption. */
    static String take(TypeMirror type) {
        return switch (type.getKind()) {
            case BOOLEAN -> "resultBoolean";
            case BYTE -> "resultByte";
            case SHORT -> "resultShort";
            case CHAR -> "resultChar";
            case INT -> "resultInt";
            case LONG -> "resultLong";
            case FLOAT -> "resultFloat";
            case DOUBLE -> "resultDouble";
            default -> "result";
        };
    }

    /** The statement that returns when suspended: the value means nothing. */
    static String nothing(TypeMirror type) {
        return switch (type.getKind()) {
            case VOID -> "return";
            case BOOLEAN -> "return false";
            case BYTE, SHORT, CHAR, INT, LONG, FLOAT, DOUBLE -> "return 0";
            default -> "return null";
        };
    }

    /** What a local holds before it is assigned. */
    static String zero(TypeName type) {
        if (!type.isPrimitive()) {
            return "null";
        }
        return type.equals(TypeName.BOOLEAN) ? "false" : "0";
    }
}

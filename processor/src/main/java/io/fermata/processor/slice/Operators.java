package io.fermata.processor.slice;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Operators by tree kind. */
public final class Operators {

    private Operators() {}

    /** The binary operator in a compound assignment. */
    public static String ofCompound(Tree.Kind kind) {
        return switch (kind) {
            case PLUS_ASSIGNMENT -> "+";
            case MINUS_ASSIGNMENT -> "-";
            case MULTIPLY_ASSIGNMENT -> "*";
            case DIVIDE_ASSIGNMENT -> "/";
            case REMAINDER_ASSIGNMENT -> "%";
            case LEFT_SHIFT_ASSIGNMENT -> "<<";
            case RIGHT_SHIFT_ASSIGNMENT -> ">>";
            case UNSIGNED_RIGHT_SHIFT_ASSIGNMENT -> ">>>";
            case AND_ASSIGNMENT -> "&";
            case OR_ASSIGNMENT -> "|";
            case XOR_ASSIGNMENT -> "^";
            default -> throw new AssertionError(kind);
        };
    }

    /** What a method for the operator is called. */
    public static String verb(String operator) {
        return switch (operator) {
            case "+" -> "add";
            case "-" -> "subtract";
            case "*" -> "multiply";
            case "/" -> "divide";
            case "%" -> "remainder";
            case "<<" -> "shiftLeft";
            case ">>" -> "shiftRight";
            case ">>>" -> "shiftRightUnsigned";
            case "&" -> "and";
            case "|" -> "or";
            case "^" -> "xor";
            default -> throw new AssertionError(operator);
        };
    }

    /** Whether {@code a op b} has a wider type than a, so that assigning it to a needs a cast (JLS 5.6, 15.26.2). */
    public static boolean widens(TypeMirror left, String operator, TypeMirror right) {
        TypeKind a = left.getKind();
        if (!a.isPrimitive() || a == TypeKind.BOOLEAN) {
            return false;
        }
        if (rank(a) < rank(TypeKind.INT)) {
            return true;
        }
        boolean shift = operator.startsWith("<<") || operator.startsWith(">>");
        return !shift && rank(right.getKind()) > rank(a);
    }

    /** Whether the expression needs no parentheses as an operand or a receiver. */
    public static boolean isTerm(Tree tree) {
        return switch (tree.getKind()) {
            case IDENTIFIER,
                    MEMBER_SELECT,
                    METHOD_INVOCATION,
                    PARENTHESIZED,
                    ARRAY_ACCESS,
                    NEW_CLASS,
                    INT_LITERAL,
                    LONG_LITERAL,
                    FLOAT_LITERAL,
                    DOUBLE_LITERAL,
                    BOOLEAN_LITERAL,
                    CHAR_LITERAL,
                    STRING_LITERAL -> true;
            default -> false;
        };
    }

    /** The primitive type of a boxed one; any other as it is. */
    public static TypeMirror unboxed(TypeMirror type, Types types) {
        try {
            return types.unboxedType(type);
        } catch (IllegalArgumentException notBoxed) {
            return type;
        }
    }

    /** The expression within its parentheses. */
    public static ExpressionTree unparenthesized(ExpressionTree tree) {
        ExpressionTree at = tree;
        while (at instanceof ParenthesizedTree parens) {
            at = parens.getExpression();
        }
        return at;
    }

    private static int rank(TypeKind kind) {
        return switch (kind) {
            case DOUBLE -> 4;
            case FLOAT -> 3;
            case LONG -> 2;
            case INT -> 1;
            default -> 0;
        };
    }
}

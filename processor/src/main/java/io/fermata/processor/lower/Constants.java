package io.fermata.processor.lower;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreePath;
import io.fermata.processor.slice.Scope;
import java.util.Optional;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** Boolean constant expressions (JLS 15.29), as far as reachability (JLS 14.22) asks for them. */
final class Constants {

    private final Scope scope;

    Constants(Scope scope) {
        this.scope = scope;
    }

    boolean isTrue(TreePath path) {
        return Boolean.TRUE.equals(value(path));
    }

    boolean isFalse(TreePath path) {
        return Boolean.FALSE.equals(value(path));
    }

    boolean isConstant(TreePath path) {
        return value(path) != null;
    }

    /** The value of a constant expression of booleans, integers or strings; null if it is none. */
    @Nullable
    Object value(TreePath path) {
        Tree tree = path.getLeaf();
        if (tree instanceof LiteralTree literal) {
            Object value = literal.getValue();
            return value instanceof Character c ? (Object) (long) c : widened(value);
        } else if (tree instanceof ParenthesizedTree parens) {
            return value(path, parens.getExpression());
        } else if (tree instanceof UnaryTree unary) {
            return unary(tree.getKind(), value(path, unary.getExpression()));
        } else if (tree instanceof BinaryTree binary) {
            return binary(tree.getKind(), value(path, binary.getLeftOperand()), value(path, binary.getRightOperand()));
        } else if (tree.getKind() == Tree.Kind.IDENTIFIER || tree.getKind() == Tree.Kind.MEMBER_SELECT) {
            return scope.element(path) instanceof VariableElement variable
                    ? widened(variable.getConstantValue())
                    : null;
        }
        return null;
    }

    private @Nullable Object value(TreePath parent, ExpressionTree child) {
        return value(new TreePath(parent, child));
    }

    private static @Nullable Object widened(@Nullable Object value) {
        if (value instanceof Character c) {
            return (long) c;
        }
        return value instanceof Integer || value instanceof Short || value instanceof Byte
                ? (Object) ((Number) value).longValue()
                : value;
    }

    private static @Nullable Object unary(Tree.Kind kind, @Nullable Object value) {
        return switch (kind) {
            case LOGICAL_COMPLEMENT -> value instanceof Boolean b ? !b : null;
            case UNARY_MINUS -> value instanceof Long n ? (Object) (-n) : null;
            case UNARY_PLUS -> value;
            default -> null;
        };
    }

    private static @Nullable Object binary(Tree.Kind kind, @Nullable Object left, @Nullable Object right) {
        if (left instanceof Boolean a && right instanceof Boolean b) {
            return switch (kind) {
                case CONDITIONAL_AND, AND -> a && b;
                case CONDITIONAL_OR, OR -> a || b;
                case XOR, NOT_EQUAL_TO -> a ^ b;
                case EQUAL_TO -> a.equals(b);
                default -> null;
            };
        }
        if (left instanceof Long a && right instanceof Long b) {
            return integers(kind, a, b).orElse(null);
        }
        return null;
    }

    private static Optional<Object> integers(Tree.Kind kind, long a, long b) {
        return Optional.ofNullable(
                switch (kind) {
                    case EQUAL_TO -> a == b;
                    case NOT_EQUAL_TO -> a != b;
                    case LESS_THAN -> a < b;
                    case LESS_THAN_EQUAL -> a <= b;
                    case GREATER_THAN -> a > b;
                    case GREATER_THAN_EQUAL -> a >= b;
                    case PLUS -> (Object) (a + b);
                    case MINUS -> (Object) (a - b);
                    case MULTIPLY -> (Object) (a * b);
                    default -> null;
                });
    }
}

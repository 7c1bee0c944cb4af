package io.fermata.processor.lower;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import io.fermata.processor.code.Code;
import io.fermata.processor.flow.Block;
import io.fermata.processor.flow.Terminator;
import io.fermata.processor.slice.PatternTree;
import javax.lang.model.type.TypeKind;
import org.jspecify.annotations.Nullable;

/** Conditions: branches on them, short-circuit operators with an await becoming branches themselves. */
final class Conditions {

    private final Lowering lowering;

    Conditions(Lowering lowering) {
        this.lowering = lowering;
    }

    /** Ends the current block with a branch on the condition. */
    void branch(TreePath path, Block whenTrue, Block whenFalse) {
        Tree tree = path.getLeaf();
        if (tree instanceof ParenthesizedTree parens) {
            branch(new TreePath(path, parens.getExpression()), whenTrue, whenFalse);
        } else if (lowering.constants().isConstant(path)) {
            lowering.builder().end(new Terminator.Goto(lowering.constants().isTrue(path) ? whenTrue : whenFalse));
        } else if (tree.getKind() == Tree.Kind.LOGICAL_COMPLEMENT) {
            branch(new TreePath(path, ((UnaryTree) tree).getExpression()), whenFalse, whenTrue);
        } else if (tree instanceof BinaryTree binary
                && isShortCircuit(tree)
                && lowering.awaits().in(tree)) {
            Block right = lowering.builder().block();
            TreePath left = new TreePath(path, binary.getLeftOperand());
            if (tree.getKind() == Tree.Kind.CONDITIONAL_AND) {
                branch(left, right, whenFalse);
            } else {
                branch(left, whenTrue, right);
            }
            lowering.builder().begin(right);
            branch(new TreePath(path, binary.getRightOperand()), whenTrue, whenFalse);
        } else {
            Code condition = lowering.expressions().value(path);
            lowering.builder().end(new Terminator.If(condition, negated(path, condition), whenTrue, whenFalse));
        }
    }

    static boolean isShortCircuit(Tree tree) {
        return tree.getKind() == Tree.Kind.CONDITIONAL_AND || tree.getKind() == Tree.Kind.CONDITIONAL_OR;
    }

    /**
     * The opposite, as one would write it. Comparisons of floating-point numbers are not turned round: NaN. Behind the
     * negation of a record pattern, whose variables would stay in scope, javac up to 25 writes a wrong stack map for a switch.
     */
    private Code negated(TreePath path, Code condition) {
        Tree tree = path.getLeaf();
        if (tree instanceof BinaryTree binary && !lowering.awaits().in(tree)) {
            TreePath left = new TreePath(path, binary.getLeftOperand());
            TreePath right = new TreePath(path, binary.getRightOperand());
            String opposite = switch (tree.getKind()) {
                case EQUAL_TO -> "!=";
                case NOT_EQUAL_TO -> "==";
                case LESS_THAN -> isIntegral(left, right) ? ">=" : "";
                case LESS_THAN_EQUAL -> isIntegral(left, right) ? ">" : "";
                case GREATER_THAN -> isIntegral(left, right) ? "<=" : "";
                case GREATER_THAN_EQUAL -> isIntegral(left, right) ? "<" : "";
                default -> "";
            };
            if (!opposite.isEmpty()) {
                return Code.of(
                        lowering.slicer().slice(left),
                        " " + opposite + " ",
                        lowering.slicer().slice(right));
            }
        }
        if (takesApart(tree)) {
            return Code.of("(", condition, ") == false");
        }
        boolean tight = condition.variable().isPresent()
                || switch (tree.getKind()) {
                    case METHOD_INVOCATION, IDENTIFIER, MEMBER_SELECT, ARRAY_ACCESS, PARENTHESIZED -> true;
                    default -> false;
                };
        return tight ? Code.of("!", condition) : Code.of("!(", condition, ")");
    }

    private static boolean takesApart(Tree condition) {
        return Boolean.TRUE.equals(
                new TreeScanner<Boolean, @Nullable Void>() {
                    @Override
                    public Boolean visitInstanceOf(InstanceOfTree tree, @Nullable Void unused) {
                        return tree.getPattern() != null && PatternTree.isDeconstruction(tree.getPattern())
                                || Boolean.TRUE.equals(super.visitInstanceOf(tree, unused));
                    }

                    @Override
                    public Boolean reduce(@Nullable Boolean a, @Nullable Boolean b) {
                        return Boolean.TRUE.equals(a) || Boolean.TRUE.equals(b);
                    }
                }.scan(condition, null));
    }

    private boolean isIntegral(TreePath left, TreePath right) {
        return isIntegral(lowering.scope().type(left).getKind())
                && isIntegral(lowering.scope().type(right).getKind());
    }

    private static boolean isIntegral(TypeKind kind) {
        return switch (kind) {
            case BYTE, SHORT, CHAR, INT, LONG -> true;
            default -> false;
        };
    }
}

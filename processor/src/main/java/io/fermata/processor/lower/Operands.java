package io.fermata.processor.lower;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import io.fermata.processor.code.Code;
import io.fermata.processor.slice.Operators;
import io.fermata.processor.slice.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** The operands of an expression in the order of their evaluation, and which of them need not be saved. */
final class Operands {

    private final Lowering lowering;

    Operands(Lowering lowering) {
        this.lowering = lowering;
    }

    List<TreePath> of(TreePath path) {
        Tree tree = path.getLeaf();
        List<Tree> trees = new ArrayList<>();
        if (tree instanceof MethodInvocationTree call) {
            ExpressionTree select = call.getMethodSelect();
            List<TreePath> all = new ArrayList<>();
            if (select instanceof MemberSelectTree member) {
                TreePath receiver = new TreePath(new TreePath(path, select), member.getExpression());
                if (isValue(receiver)) {
                    all.add(receiver);
                }
            }
            call.getArguments().forEach(argument -> all.add(new TreePath(path, argument)));
            return all;
        } else if (tree instanceof NewClassTree create) {
            if (create.getEnclosingExpression() != null) {
                trees.add(create.getEnclosingExpression());
            }
            trees.addAll(create.getArguments());
        } else if (tree instanceof BinaryTree binary) {
            trees.add(binary.getLeftOperand());
            trees.add(binary.getRightOperand());
        } else if (tree instanceof UnaryTree unary) {
            return isChange(tree)
                    ? ofTarget(new TreePath(path, unary.getExpression()))
                    : List.of(new TreePath(path, unary.getExpression()));
        } else if (tree instanceof CompoundAssignmentTree compound) {
            return ofTarget(new TreePath(path, compound.getVariable()));
        } else if (tree instanceof TypeCastTree cast) {
            trees.add(cast.getExpression());
        } else if (tree instanceof InstanceOfTree test) {
            trees.add(test.getExpression());
        } else if (tree instanceof ParenthesizedTree parens) {
            trees.add(parens.getExpression());
        } else if (tree instanceof MemberSelectTree select) {
            trees.add(select.getExpression());
        } else if (tree instanceof MemberReferenceTree reference) {
            trees.add(reference.getQualifierExpression());
        } else if (tree instanceof ArrayAccessTree access) {
            trees.add(access.getExpression());
            trees.add(access.getIndex());
        } else if (tree instanceof NewArrayTree array) {
            trees.addAll(array.getDimensions());
            if (array.getInitializers() != null) {
                trees.addAll(array.getInitializers());
            }
        } else {
            throw new AssertionError("unchecked expression " + tree.getKind());
        }
        return trees.stream().map(child -> new TreePath(path, child)).toList();
    }

    private static boolean isChange(Tree tree) {
        return switch (tree.getKind()) {
            case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT -> true;
            default -> false;
        };
    }

    /** What is evaluated to find the variable that is assigned to. */
    List<TreePath> ofTarget(TreePath path) {
        Tree tree = path.getLeaf();
        if (tree instanceof ParenthesizedTree parens) {
            return ofTarget(new TreePath(path, parens.getExpression()));
        } else if (tree instanceof MemberSelectTree select) {
            TreePath receiver = new TreePath(path, select.getExpression());
            return isValue(receiver) ? List.of(receiver) : List.of();
        } else if (tree instanceof ArrayAccessTree access) {
            return List.of(new TreePath(path, access.getExpression()), new TreePath(path, access.getIndex()));
        }
        return List.of();
    }

    /**
     * The type in which an operand is saved: a boxed value that its operator unboxes is unboxed when it is evaluated, and
     * not after its siblings.
     */
    TypeMirror type(TreePath operand) {
        TypeMirror type = lowering.scope().type(operand);
        return isUnboxedThere(operand, type) ? lowering.scope().unboxed(type) : type;
    }

    private boolean isUnboxedThere(TreePath operand, TypeMirror type) {
        return !type.getKind().isPrimitive()
                && lowering.scope().unboxed(type).getKind().isPrimitive()
                && isUnboxed(operand);
    }

    private boolean isUnboxed(TreePath operand) {
        Tree leaf = operand.getLeaf();
        TreePath parent = operand.getParentPath();
        Tree tree = parent.getLeaf();
        if (tree instanceof ParenthesizedTree) {
            return isUnboxed(parent);
        } else if (tree instanceof BinaryTree binary) {
            Tree other = binary.getLeftOperand() == leaf ? binary.getRightOperand() : binary.getLeftOperand();
            TypeMirror otherType = lowering.scope().type(new TreePath(parent, other));
            boolean comparesReferences =
                    (tree.getKind() == Tree.Kind.EQUAL_TO || tree.getKind() == Tree.Kind.NOT_EQUAL_TO)
                            && !otherType.getKind().isPrimitive();
            return !comparesReferences && !isString(lowering.scope().type(parent));
        } else if (tree instanceof ArrayAccessTree access) {
            return access.getIndex() == leaf;
        } else if (tree instanceof NewArrayTree array) {
            return array.getDimensions().contains(leaf)
                    || isPrimitiveArray(lowering.scope().type(parent));
        } else if (tree instanceof MethodInvocationTree call) {
            return isPrimitiveParameter(parent, call.getArguments().indexOf(leaf));
        } else if (tree instanceof NewClassTree create) {
            return isPrimitiveParameter(parent, create.getArguments().indexOf(leaf));
        }
        return false;
    }

    boolean isString(TypeMirror type) {
        return type.toString().equals("java.lang.String");
    }

    private static boolean isPrimitiveArray(TypeMirror type) {
        return type instanceof ArrayType array
                && array.getComponentType().getKind().isPrimitive();
    }

    private boolean isPrimitiveParameter(TreePath call, int index) {
        if (index < 0 || !(lowering.scope().element(call) instanceof ExecutableElement method)) {
            return false;
        }
        List<? extends VariableElement> parameters = method.getParameters();
        if (method.isVarArgs() && index >= parameters.size() - 1) {
            return isPrimitiveArray(parameters.get(parameters.size() - 1).asType());
        }
        return index < parameters.size()
                && parameters.get(index).asType().getKind().isPrimitive();
    }

    /** Whether the qualifier is an expression, and neither a type, a package nor {@code super}. */
    private boolean isValue(TreePath path) {
        Tree tree = path.getLeaf();
        switch (tree.getKind()) {
            case PARAMETERIZED_TYPE, ARRAY_TYPE, PRIMITIVE_TYPE, ANNOTATED_TYPE -> {
                return false;
            }
            default -> {
                // a name or an expression
            }
        }
        if (tree instanceof IdentifierTree id && id.getName().contentEquals("super")
                || tree instanceof MemberSelectTree select
                        && select.getIdentifier().contentEquals("super")) {
            return false;
        }
        Element element = lowering.scope().element(path);
        boolean name = tree instanceof IdentifierTree || tree instanceof MemberSelectTree;
        return !(name && (element instanceof TypeElement || element instanceof PackageElement));
    }

    /**
     * Whether the operand gives the same value if it is evaluated after the later ones.
     *
     * @param code what is left to evaluate if the operand had an await, else null
     */
    boolean isStable(TreePath operand, @Nullable Code code, List<TreePath> later) {
        if (code != null) {
            return code.variable()
                    .filter(var -> var.isTemporary()
                            && (var.type().getKind().isPrimitive()
                                    || !isUnboxedThere(operand, lowering.scope().type(operand))))
                    .isPresent();
        }
        Tree tree = operand.getLeaf();
        Scope scope = lowering.scope();
        switch (tree.getKind()) {
            case INT_LITERAL,
                    LONG_LITERAL,
                    FLOAT_LITERAL,
                    DOUBLE_LITERAL,
                    BOOLEAN_LITERAL,
                    CHAR_LITERAL,
                    STRING_LITERAL,
                    NULL_LITERAL,
                    LAMBDA_EXPRESSION -> {
                return true;
            }
            case MEMBER_REFERENCE -> {
                TreePath qualifier = new TreePath(operand, ((MemberReferenceTree) tree).getQualifierExpression());
                return !isValue(qualifier) || isThis(qualifier.getLeaf());
            }
            case PARENTHESIZED -> {
                return isStable(new TreePath(operand, ((ParenthesizedTree) tree).getExpression()), null, later);
            }
            case IDENTIFIER, MEMBER_SELECT -> {
                Element element = scope.element(operand);
                if (isThis(tree)
                        || tree instanceof MemberSelectTree select
                                && select.getIdentifier().contentEquals("class")) {
                    return true;
                }
                if (element instanceof VariableElement variable) {
                    return variable.getConstantValue() != null && !Scope.isVariable(variable)
                            || tree instanceof IdentifierTree
                                    && Scope.isVariable(variable)
                                    && !isUnboxedThere(operand, scope.type(operand))
                                    && later.stream().noneMatch(path -> assigns(path, variable));
                }
                return false;
            }
            default -> {
                return false;
            }
        }
    }

    private static boolean isThis(Tree tree) {
        return tree instanceof IdentifierTree id && id.getName().contentEquals("this")
                || tree instanceof MemberSelectTree select
                        && select.getIdentifier().contentEquals("this");
    }

    /** Whether the tree assigns the local. */
    private boolean assigns(TreePath path, Element variable) {
        boolean[] found = {false};
        new TreePathScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Void unused) {
                check(tree.getVariable());
                return super.visitAssignment(tree, unused);
            }

            @Override
            public @Nullable Void visitCompoundAssignment(CompoundAssignmentTree tree, @Nullable Void unused) {
                check(tree.getVariable());
                return super.visitCompoundAssignment(tree, unused);
            }

            @Override
            public @Nullable Void visitUnary(UnaryTree tree, @Nullable Void unused) {
                if (isChange(tree)) {
                    check(tree.getExpression());
                }
                return super.visitUnary(tree, unused);
            }

            private void check(ExpressionTree target) {
                ExpressionTree bare = Operators.unparenthesized(target);
                if (bare instanceof IdentifierTree) {
                    found[0] |= variable.equals(lowering.scope().element(new TreePath(getCurrentPath(), bare)));
                }
            }
        }.scan(path, null);
        return found[0];
    }

    /** {@code target = value} with the target's parts evaluated before. */
    Code assign(TreePath target, Map<Tree, Code> parts, Code value) {
        return lowering.slicer().assignment(target, parts, value);
    }

    /** A name for what the expression gives. */
    static String name(Tree tree) {
        if (tree instanceof MethodInvocationTree call) {
            return name(call.getMethodSelect());
        } else if (tree instanceof MemberSelectTree select) {
            return plain(select.getIdentifier().toString());
        } else if (tree instanceof IdentifierTree id) {
            return plain(id.getName().toString());
        } else if (tree instanceof ArrayAccessTree) {
            return "element";
        } else if (tree instanceof BinaryTree) {
            return "left";
        } else if (tree instanceof ParenthesizedTree parens) {
            return name(parens.getExpression());
        }
        return "operand";
    }

    private static String plain(String name) {
        return name.equals("this") || name.equals("super") || name.equals("class") ? "operand" : name;
    }
}

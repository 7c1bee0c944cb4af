package io.fermata.processor.lower;

import com.palantir.javapoet.ClassName;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import io.fermata.processor.code.Code;
import io.fermata.processor.code.Var;
import io.fermata.processor.flow.Block;
import io.fermata.processor.slice.Denotable;
import io.fermata.processor.slice.Operators;
import io.fermata.processor.slice.Scope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * Expressions with awaits. Java's evaluation order is law: operands go from left to right, and what stands to the left of
 * an await has been evaluated before it. So every operand to the left of the last one that awaits is saved in a
 * temporary, unless its value cannot change ({@link Operands#isStable}).
 *
 * <p>{@link #value} appends what must be evaluated first to the current block, and gives the code for the rest, which is
 * to be evaluated next and once.
 */
final class Expressions {

    private final Lowering lowering;
    private final Operands operands;
    private final Calls calls;

    private final Captures captures;

    private final Denotable denotable;

    Expressions(Lowering lowering, Denotable denotable) {
        this.denotable = denotable;
        this.lowering = lowering;
        this.operands = new Operands(lowering);
        this.captures = new Captures(lowering, denotable);
        this.calls = new Calls(lowering, denotable);
    }

    /** The type's name. */
    Code name(TypeMirror type) {
        return Code.type(denotable.name(type));
    }

    /** The value of the expression. */
    Code value(TreePath path) {
        Tree tree = path.getLeaf();
        if (!lowering.awaits().in(tree)) {
            return lowering.slicer().slice(path);
        }
        if (lowering.awaits().isAwait(tree)) {
            Var result = calls.await(path, null);
            return lowering.slicer().converted(path, Code.read(result));
        }
        return switch (tree.getKind()) {
            case CONDITIONAL_AND, CONDITIONAL_OR -> shortCircuit(path, (BinaryTree) tree);
            case CONDITIONAL_EXPRESSION ->
                lowering.slicer().converted(path, conditional(path, (ConditionalExpressionTree) tree));
            case SWITCH_EXPRESSION -> lowering.slicer().converted(path, choice(path, (SwitchExpressionTree) tree));
            case ASSIGNMENT -> assignment(path, (AssignmentTree) tree);
            default ->
                tree instanceof CompoundAssignmentTree compound
                                && lowering.awaits().in(compound.getExpression())
                        ? compound(path, compound)
                        : strict(path, operands.of(path));
        };
    }

    /** The value, cast where its type is a primitive one that the variable's type does not take as it is. */
    Code converted(TreePath path, Var target) {
        Code code = value(path);
        TypeMirror to = target.type();
        TypeMirror from = lowering.scope().type(path);
        if (to.getKind().isPrimitive()
                && from.getKind() != to.getKind()
                && from.getKind().isPrimitive()) {
            return Code.of("(" + to + ") (", code, ")");
        }
        return code;
    }

    /** Evaluates an expression statement. */
    void discard(TreePath path) {
        Tree tree = path.getLeaf();
        if (lowering.awaits().isAwait(tree)) {
            calls.discard(path);
            return;
        }
        lowering.builder().execute(Code.of(value(path), ";"));
    }

    /** {@code T var = value;} */
    void declare(Var var, TreePath init) {
        Tree tree = init.getLeaf();
        if (lowering.awaits().isAwait(tree) && calls.isResultOf(init, var)) {
            calls.await(init, var);
            return;
        }
        if (tree instanceof NewArrayTree array && array.getType() == null) {
            Code elements = value(init);
            lowering.builder().declare(var, typed(elements, lowering.scope().type(init)));
            return;
        }
        lowering.builder().declare(var, value(init));
    }

    /** An array initialiser without its type gets one. */
    private Code typed(Code initializer, TypeMirror type) {
        if (denotable.standIns().isIn(type)) {
            return initializer;
        }
        return Code.of("new ", Code.type(com.palantir.javapoet.TypeName.get(type)), initializer);
    }

    /** An operator whose operands are all evaluated, from left to right. */
    private Code strict(TreePath path, List<TreePath> all) {
        return lowering.slicer().slice(path, saved(all));
    }

    /** Evaluates the operands as far as the last one that awaits; gives what stands for those. */
    Map<Tree, Code> saved(List<TreePath> all) {
        int last = -1;
        for (int i = 0; i < all.size(); i++) {
            if (lowering.awaits().in(all.get(i).getLeaf())) {
                last = i;
            }
        }
        Map<Tree, Code> replaced = new HashMap<>();
        for (int i = 0; i <= last; i++) {
            TreePath operand = all.get(i);
            List<TreePath> later = all.subList(i + 1, last + 1);
            if (i < last
                    && operand.getLeaf() instanceof MemberReferenceTree reference
                    && !operands.isStable(operand, null, later)) {
                replaced.put(reference, bound(operand, reference));
                continue;
            }
            boolean awaits = lowering.awaits().in(operand.getLeaf());
            Code code = awaits ? value(operand) : null;
            if (i < last && !operands.isStable(operand, code, later)) {
                Code now = code == null ? lowering.slicer().slice(operand) : code;
                code = Code.read(save(operand, initial(operand, now)));
            }
            if (code != null) {
                replaced.put(operand.getLeaf(), captures.passed(operand, code));
            }
        }
        return replaced;
    }

    /** A reference to a method of a value that is evaluated now; the function is made later, where its type is known. */
    private Code bound(TreePath path, MemberReferenceTree reference) {
        TreePath qualifier = new TreePath(path, reference.getQualifierExpression());
        Code receiver = Code.of(Code.type(ClassName.get(Objects.class)), ".requireNonNull(", value(qualifier), ")");
        Var saved = save(qualifier, receiver);
        return lowering.slicer().slice(path, Map.of(qualifier.getLeaf(), Code.read(saved)));
    }

    /** The arguments of a creation. */
    Code arguments(TreePath creation) {
        List<TreePath> all = new java.util.ArrayList<>();
        ((NewClassTree) creation.getLeaf()).getArguments().forEach(tree -> all.add(new TreePath(creation, tree)));
        Map<Tree, Code> saved = saved(all);
        return Code.list(all.stream()
                .map(path -> saved.containsKey(path.getLeaf())
                        ? saved.get(path.getLeaf())
                        : lowering.slicer().slice(path))
                .toList());
    }

    /** An array initialiser as an expression of its own. */
    private Code initial(TreePath operand, Code code) {
        boolean bare = operand.getLeaf() instanceof NewArrayTree array && array.getType() == null;
        return bare ? typed(code, lowering.scope().type(operand)) : code;
    }

    private Var save(TreePath operand, Code code) {
        return lowering.builder().save(Operands.name(operand.getLeaf()), operands.type(operand), code);
    }

    private Code shortCircuit(TreePath path, BinaryTree tree) {
        TreePath left = new TreePath(path, tree.getLeftOperand());
        if (!lowering.awaits().in(tree.getRightOperand())) {
            return strict(path, List.of(left));
        }
        Builder builder = lowering.builder();
        boolean and = tree.getKind() == Tree.Kind.CONDITIONAL_AND;
        Var result = lowering.builder()
                .temporary(and ? "and" : "or", lowering.scope().types().getPrimitiveType(TypeKind.BOOLEAN));
        builder.declare(result, Code.text(and ? "false" : "true"));
        Block right = builder.block();
        Block after = builder.block();
        if (and) {
            lowering.conditions().branch(left, right, after);
        } else {
            lowering.conditions().branch(left, after, right);
        }
        builder.begin(right);
        builder.assign(result, value(new TreePath(path, tree.getRightOperand())));
        builder.begin(after);
        return Code.read(result);
    }

    private Code conditional(TreePath path, ConditionalExpressionTree tree) {
        TreePath condition = new TreePath(path, tree.getCondition());
        if (!lowering.awaits().in(tree.getTrueExpression())
                && !lowering.awaits().in(tree.getFalseExpression())) {
            return strict(path, List.of(condition));
        }
        Builder builder = lowering.builder();
        Var result = lowering.builder().temporary("choice", lowering.scope().type(path));
        builder.declare(result, null);
        Block whenTrue = builder.block();
        Block whenFalse = builder.block();
        Block after = builder.block();
        lowering.conditions().branch(condition, whenTrue, whenFalse);
        builder.begin(whenTrue);
        builder.assign(result, converted(new TreePath(path, tree.getTrueExpression()), result));
        builder.jump(after);
        builder.begin(whenFalse);
        builder.assign(result, converted(new TreePath(path, tree.getFalseExpression()), result));
        builder.begin(after);
        return Code.read(result);
    }

    private Code choice(TreePath path, SwitchExpressionTree tree) {
        if (!lowering.awaits().in(tree.getCases())) {
            return strict(path, List.of(new TreePath(path, tree.getExpression())));
        }
        Var result = lowering.builder().temporary("choice", lowering.scope().type(path));
        lowering.builder().declare(result, null);
        lowering.statements().switches().expression(path, tree, result);
        return Code.read(result);
    }

    private Code assignment(TreePath path, AssignmentTree tree) {
        TreePath target = new TreePath(path, tree.getVariable());
        List<TreePath> all = new java.util.ArrayList<>(operands.ofTarget(target));
        all.add(new TreePath(path, tree.getExpression()));
        return strict(path, all);
    }

    /**
     * {@code target op= await…} (JLS 15.26.2): the target's parts, then its old value, are saved before the right side is
     * evaluated; the result is cast back.
     */
    private Code compound(TreePath path, CompoundAssignmentTree tree) {
        Scope scope = lowering.scope();
        TreePath target = new TreePath(path, Operators.unparenthesized(tree.getVariable()));
        TreePath expression = new TreePath(path, tree.getExpression());
        if (keepsItsValue(target, expression)) {
            return strict(path, List.of(expression));
        }
        Map<Tree, Code> parts = new HashMap<>();
        for (TreePath part : operands.ofTarget(target)) {
            Code code = value(part);
            if (!operands.isStable(part, lowering.awaits().in(part.getLeaf()) ? code : null, List.of(expression))) {
                code = Code.read(save(part, code));
            }
            parts.put(part.getLeaf(), code);
        }
        TypeMirror type = scope.type(target);
        TypeMirror promoted = operands.isString(type) ? type : lowering.scope().unboxed(type);
        Var old = lowering.builder().save("old", promoted, lowering.slicer().slice(target, parts));
        Code right = value(expression);
        String operator = Operators.ofCompound(tree.getKind());
        boolean term = Operators.isTerm(tree.getExpression());
        Code sum = term ? Code.of(old, " " + operator + " ", right) : Code.of(old, " " + operator + " (", right, ")");
        TypeMirror operand = scope.type(expression);
        return operands.assign(target, parts, narrowed(type, operator, operand, sum));
    }

    /** Whether the target is a local that may as well be read behind the right side: unboxing it early could fail. */
    private boolean keepsItsValue(TreePath target, TreePath expression) {
        TypeMirror type = lowering.scope().type(target);
        return target.getLeaf() instanceof IdentifierTree
                && (type.getKind().isPrimitive() || operands.isString(type))
                && operands.isStable(target, null, List.of(expression));
    }

    private Code narrowed(TypeMirror type, String operator, TypeMirror operand, Code sum) {
        TypeMirror primitive = lowering.scope().unboxed(type);
        return Operators.widens(primitive, operator, lowering.scope().unboxed(operand))
                ? Code.of("(" + primitive + ") (", sum, ")")
                : sum;
    }
}

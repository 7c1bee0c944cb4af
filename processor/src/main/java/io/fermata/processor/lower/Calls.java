package io.fermata.processor.lower;

import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import io.fermata.processor.code.Code;
import io.fermata.processor.code.Part;
import io.fermata.processor.code.Var;
import io.fermata.processor.flow.Block;
import io.fermata.processor.flow.Terminator;
import io.fermata.processor.slice.Denotable;
import io.fermata.processor.slice.Operators;
import io.fermata.processor.slice.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * The await itself.
 *
 * <p>{@code await(FooAsync.m(x))}, a call written in place, becomes {@code FooAsync.M.call(step, depth + 1, x)}: it runs
 * on the Java stack and makes no object. Anything else becomes {@code x.await(step)}, with the static type of x.
 */
final class Calls {

    private final Lowering lowering;
    private final Denotable denotable;

    Calls(Lowering lowering, Denotable denotable) {
        this.lowering = lowering;
        this.denotable = denotable;
    }

    /** Awaits, the value going to {@code into} or a temporary. */
    Var await(TreePath path, @Nullable Var into) {
        Callees.Callee callee = callee(path);
        if (callee != null && callee.isVoid()) {
            discard(path);
            Var nothing = into != null
                    ? into
                    : lowering.builder().temporary("nothing", lowering.scope().type(path));
            lowering.builder().declare(nothing, Code.text("null"));
            return nothing;
        }
        Call call = call(path);
        Var result = into != null ? into : lowering.builder().temporary(call.name(), resultType(path, call));
        if (into != null && !into.isTemporary()) {
            lowering.builder().declare(into, null);
        }
        end(path, call, result);
        return result;
    }

    /** Awaits, the value going nowhere. */
    void discard(TreePath path) {
        end(path, call(path), null);
    }

    /** Whether the variable can take the value as it comes: no boxing, no widening. */
    boolean isResultOf(TreePath path, Var var) {
        if (lowering.slicer().converts(path)) {
            return false;
        }
        TypeMirror type = lowering.scope().type(path);
        Callees.Callee callee = callee(path);
        boolean primitive = callee != null && callee.primitive();
        TypeMirror unboxed = lowering.scope().unboxed(type);
        if (var.type().getKind().isPrimitive()) {
            return primitive && unboxed.getKind() == var.type().getKind();
        }
        return !primitive && denotable.isExact(var.type());
    }

    private TypeMirror resultType(TreePath path, Call call) {
        TypeMirror type = lowering.scope().type(path);
        return call.primitive() ? lowering.scope().unboxed(type) : type;
    }

    private void end(TreePath path, Call call, @Nullable Var result) {
        Block next = lowering.builder().block();
        int line = (int) lowering.scope().line(path.getLeaf());
        lowering.builder().end(new Terminator.Await(call.code().at(line), result, next));
        lowering.builder().begin(next);
    }

    private record Call(Code code, boolean primitive, String name) {}

    private Callees.@Nullable Callee callee(TreePath await) {
        ExpressionTree argument = Operators.unparenthesized(
                ((MethodInvocationTree) await.getLeaf()).getArguments().get(0));
        if (!(argument instanceof MethodInvocationTree)) {
            return null;
        }
        return lowering.scope().element(new TreePath(await, argument)) instanceof ExecutableElement method
                ? lowering.callees().find(method)
                : null;
    }

    private Call call(TreePath path) {
        MethodInvocationTree tree = (MethodInvocationTree) path.getLeaf();
        ExpressionTree awaited = Operators.unparenthesized(tree.getArguments().get(0));
        TreePath argument = new TreePath(path, awaited);
        Callees.Callee callee = callee(path);
        if (callee != null) {
            return direct(argument, (MethodInvocationTree) awaited, callee);
        }
        Code value = lowering.expressions().value(argument);
        String name = Operands.name(awaited);
        if (isStage(path) || needsTarget(argument)) {
            return new Call(Code.of(Code.step(), ".await(", value, ")"), false, name);
        }
        boolean tight = value.variable().isPresent() || Operators.isTerm(awaited);
        Code receiver = tight ? value : Code.of("(", value, ")");
        return new Call(Code.of(receiver, ".await(", Code.step(), ")"), false, name);
    }

    private Call direct(TreePath path, MethodInvocationTree tree, Callees.Callee callee) {
        List<TreePath> arguments = new ArrayList<>();
        tree.getArguments().forEach(argument -> arguments.add(new TreePath(path, argument)));
        Map<Tree, Code> saved = lowering.expressions().saved(arguments);
        List<Code> given = new ArrayList<>();
        List<TypeMirror> types = new ArrayList<>();
        for (TreePath argument : arguments) {
            Code code = saved.get(argument.getLeaf());
            given.add(code != null ? code : lowering.slicer().slice(argument));
            types.add(lowering.scope().type(argument));
        }
        List<Code> codes = new ArrayList<>();
        codes.add(Code.step());
        codes.add(Code.of(new Part.Internal(Part.Internal.Kind.DEPTH), " + 1"));
        codes.addAll(
                lowering.slicer().packed((ExecutableElement) lowering.scope().element(path), given, types));
        Code call = Code.of(
                new Part.Callee(callee.frame(), callee.hasLines()),
                ".",
                typeArguments(path, tree),
                "call(",
                Code.list(codes),
                ")");
        return new Call(call, callee.primitive(), Operands.name(tree));
    }

    private Code typeArguments(TreePath path, MethodInvocationTree tree) {
        if (tree.getTypeArguments().isEmpty()) {
            return Code.EMPTY;
        }
        List<Code> codes = new ArrayList<>();
        tree.getTypeArguments().forEach(argument -> codes.add(lowering.slicer().slice(new TreePath(path, argument))));
        return Code.of("<", Code.list(codes), ">");
    }

    /** Whether the overload for futures of the JDK was chosen. */
    private boolean isStage(TreePath await) {
        ExecutableElement method = (ExecutableElement) lowering.scope().element(await);
        if (method == null) {
            throw new AssertionError("await without element");
        }
        Scope scope = lowering.scope();
        TypeMirror parameter = method.getParameters().get(0).asType();
        return scope.types().erasure(parameter).toString().equals("java.util.concurrent.CompletionStage");
    }

    /** Whether the type of the awaited expression depends on what the await's value is used for. */
    private boolean needsTarget(TreePath path) {
        Tree tree = path.getLeaf();
        if (tree instanceof MethodInvocationTree call) {
            return call.getTypeArguments().isEmpty()
                    && lowering.scope().element(path) instanceof ExecutableElement method
                    && !method.getTypeParameters().isEmpty();
        } else if (tree instanceof NewClassTree create) {
            return create.getIdentifier() instanceof ParameterizedTypeTree type
                    && type.getTypeArguments().isEmpty();
        }
        return tree instanceof ConditionalExpressionTree || tree.getKind() == Tree.Kind.SWITCH_EXPRESSION;
    }
}

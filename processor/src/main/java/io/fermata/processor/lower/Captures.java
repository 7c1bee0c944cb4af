package io.fermata.processor.lower;

import com.palantir.javapoet.ClassName;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import io.fermata.processor.code.Code;
import io.fermata.processor.slice.Denotable;
import io.fermata.processor.slice.Operators;
import io.fermata.processor.slice.Scope;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import org.jspecify.annotations.Nullable;

/**
 * Arguments whose type hangs on a captured wildcard of another, or has one deep inside:
 *
 * <pre>
 *     Publisher&lt;? extends T&gt; source; …
 *     source.subscribe(await(wrap(new Subscriber&lt;&gt;())))
 * </pre>
 *
 * <p>No variable can be declared of such a type, and of the nearest one that can be, a {@code Subscriber<? extends T>}, the
 * compiler no longer knows that both wildcards mean the same. So what comes from a variable is passed as a raw type.
 */
final class Captures {

    /** A captured type that is a type argument itself is captured anew when the variable is read; a deeper one is not. */
    private static final int DEEP = 2;

    private final Lowering lowering;
    private final Denotable denotable;

    Captures(Lowering lowering, Denotable denotable) {
        this.lowering = lowering;
        this.denotable = denotable;
    }

    /** What is left of an operand of which something has been put into variables, as it can be passed. */
    Code passed(TreePath operand, Code rest) {
        if (!(scope().type(operand) instanceof DeclaredType type)
                || type.getTypeArguments().isEmpty()
                || denotable.standIns().has((TypeElement) type.asElement())
                || !isDependent(operand)) {
            return rest;
        }
        lowering.suppress("rawtypes");
        lowering.suppress("unchecked");
        Code raw = Code.type(ClassName.get((TypeElement) type.asElement()));
        boolean term = rest.variable().isPresent() || Operators.isTerm((ExpressionTree) operand.getLeaf());
        return term ? Code.of("(", raw, ") ", rest) : Code.of("(", raw, ") (", rest, ")");
    }

    private boolean isDependent(TreePath operand) {
        TreePath child = operand;
        while (child.getParentPath().getLeaf() instanceof ParenthesizedTree) {
            child = child.getParentPath();
        }
        TreePath call = child.getParentPath();
        int index = arguments(call.getLeaf()).indexOf(child.getLeaf());
        List<? extends TypeMirror> parameters = parameters(call);
        if (index < 0
                || index >= parameters.size()
                || parameters.get(index) instanceof TypeVariable
                || isReceiver(call)) {
            return false;
        }
        Set<Element> shared = captured(scope().type(operand), 1);
        shared.retainAll(captured(parameters.get(index), 1));
        shared.retainAll(settled(call, index, parameters));
        return !shared.isEmpty();
    }

    /** The captured types in the parameters' types that something else than the argument of that index settles. */
    private Set<Element> settled(TreePath call, int index, List<? extends TypeMirror> parameters) {
        Set<Element> settled = new HashSet<>();
        if (scope().element(call) instanceof ExecutableElement method
                && index < method.getParameters().size()) {
            TypeMirror declared = method.getParameters().get(index).asType();
            new Meanings(method, settled).match(declared, parameters.get(index), 0);
        }
        List<? extends ExpressionTree> arguments = arguments(call.getLeaf());
        for (int i = 0; i < Math.min(arguments.size(), parameters.size()); i++) {
            if (i != index && !isFunction(arguments.get(i))) {
                Set<Element> both = captured(parameters.get(i), 1); // not if only the parameter has it, by inference
                both.retainAll(captured(scope().type(new TreePath(call, arguments.get(i))), 0));
                settled.addAll(both);
            }
        }
        return settled;
    }

    /** A function takes its type from the others. */
    private static boolean isFunction(Tree argument) {
        return argument instanceof LambdaExpressionTree || argument instanceof MemberReferenceTree;
    }

    /**
     * The captured types in a parameter's type that reading the argument from a variable does not settle anew: those that
     * stand for type variables of the method's class, and those that its own have deep inside.
     */
    private record Meanings(ExecutableElement method, Set<Element> captured) {

        void match(@Nullable TypeMirror declared, @Nullable TypeMirror used, int depth) {
            if (declared instanceof TypeVariable variable && used != null) {
                boolean own = variable.asElement().getEnclosingElement().equals(method);
                if (!own || depth >= DEEP && used instanceof TypeVariable) {
                    collect(used, 0, captured);
                }
            } else if (declared instanceof ArrayType array && used instanceof ArrayType other) {
                match(array.getComponentType(), other.getComponentType(), depth);
            } else if (declared instanceof WildcardType wildcard && used instanceof WildcardType other) {
                match(wildcard.getExtendsBound(), other.getExtendsBound(), depth);
                match(wildcard.getSuperBound(), other.getSuperBound(), depth);
            } else if (declared instanceof DeclaredType type && used instanceof DeclaredType other) {
                List<? extends TypeMirror> arguments = type.getTypeArguments();
                List<? extends TypeMirror> others = other.getTypeArguments();
                for (int i = 0; i < Math.min(arguments.size(), others.size()); i++) {
                    match(arguments.get(i), others.get(i), depth + 1);
                }
            }
        }
    }

    /** Whether a member of the call's value is used: the value of an unchecked call has a raw type. */
    private static boolean isReceiver(TreePath call) {
        TreePath parent = call.getParentPath();
        while (parent.getLeaf() instanceof ParenthesizedTree) {
            parent = parent.getParentPath();
        }
        return parent.getLeaf() instanceof MemberSelectTree;
    }

    private static List<? extends ExpressionTree> arguments(Tree call) {
        return call instanceof MethodInvocationTree invocation
                ? invocation.getArguments()
                : call instanceof NewClassTree creation ? creation.getArguments() : List.of();
    }

    /** The types of the parameters in this use; none if they are not to be had. */
    private List<? extends TypeMirror> parameters(TreePath call) {
        TypeMirror type = null;
        if (call.getLeaf() instanceof MethodInvocationTree invocation) {
            type = scope().shadow().type(new TreePath(call, invocation.getMethodSelect()));
        } else if (scope().element(call) instanceof ExecutableElement constructor
                && scope().shadow().type(call) instanceof DeclaredType created
                && created.asElement().equals(constructor.getEnclosingElement())) {
            type = scope().types().asMemberOf(created, constructor);
        }
        return type instanceof ExecutableType method ? method.getParameterTypes() : List.of();
    }

    private Scope scope() {
        return lowering.scope();
    }

    /** @param above how many type arguments and wildcards must lie around the captured types that count */
    private static Set<Element> captured(TypeMirror type, int above) {
        Set<Element> captured = new HashSet<>();
        collect(type, above, captured);
        return captured;
    }

    private static void collect(@Nullable TypeMirror type, int above, Set<Element> captured) {
        if (type instanceof TypeVariable variable) {
            if (Denotable.isCaptured(variable) && above <= 0) {
                captured.add(variable.asElement());
            }
        } else if (type instanceof ArrayType array) {
            collect(array.getComponentType(), above, captured);
        } else if (type instanceof WildcardType wildcard) {
            collect(wildcard.getExtendsBound(), above - 1, captured);
            collect(wildcard.getSuperBound(), above - 1, captured);
        } else if (type instanceof DeclaredType declared) {
            declared.getTypeArguments().forEach(argument -> collect(argument, above - 1, captured));
        }
    }
}

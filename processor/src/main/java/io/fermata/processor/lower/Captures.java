package io.fermata.processor.lower;

import com.palantir.javapoet.ClassName;
import com.sun.source.tree.ExpressionTree;
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
        TypeMirror parameter = parameters.get(index);
        Set<Element> shared = captured(scope().type(operand), 1);
        shared.retainAll(captured(parameter, 1));
        Set<Element> deep = captured(scope().type(operand), DEEP);
        deep.retainAll(shared);
        Set<Element> elsewhere = ofReceiver(call, index, parameter);
        for (int i = 0; i < parameters.size(); i++) {
            if (i != index) {
                elsewhere.addAll(captured(parameters.get(i), 1));
            }
        }
        shared.retainAll(elsewhere);
        return !shared.isEmpty() || !deep.isEmpty();
    }

    /** The captured types in the parameter's that stand for type variables of the method's class. */
    private Set<Element> ofReceiver(TreePath call, int index, TypeMirror parameter) {
        Set<Element> captured = new HashSet<>();
        if (call.getLeaf() instanceof MethodInvocationTree
                && scope().element(call) instanceof ExecutableElement method
                && index < method.getParameters().size()) {
            ofClass(method.getParameters().get(index).asType(), parameter, method, captured);
        }
        return captured;
    }

    private static void ofClass(
            @Nullable TypeMirror declared, @Nullable TypeMirror used, ExecutableElement method, Set<Element> captured) {
        if (declared instanceof TypeVariable variable) {
            boolean own = variable.asElement().getEnclosingElement().equals(method);
            if (!own && used != null) {
                collect(used, 0, captured);
            }
        } else if (declared instanceof ArrayType array && used instanceof ArrayType other) {
            ofClass(array.getComponentType(), other.getComponentType(), method, captured);
        } else if (declared instanceof WildcardType wildcard && used instanceof WildcardType other) {
            ofClass(wildcard.getExtendsBound(), other.getExtendsBound(), method, captured);
            ofClass(wildcard.getSuperBound(), other.getSuperBound(), method, captured);
        } else if (declared instanceof DeclaredType type && used instanceof DeclaredType other) {
            for (int i = 0;
                    i
                            < Math.min(
                                    type.getTypeArguments().size(),
                                    other.getTypeArguments().size());
                    i++) {
                ofClass(type.getTypeArguments().get(i), other.getTypeArguments().get(i), method, captured);
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

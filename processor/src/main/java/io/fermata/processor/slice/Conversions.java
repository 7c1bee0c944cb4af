package io.fermata.processor.slice;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import org.jspecify.annotations.Nullable;

/** Where a value of a private class is used as one of a supertype that its stand-in's bounds lack: there it is cast. */
final class Conversions {

    private final Scope scope;
    private final Bounds bounds;

    Conversions(Scope scope, Bounds bounds) {
        this.scope = scope;
        this.bounds = bounds;
    }

    /** The type that the expression has to be cast to, null if it is used as it is. */
    @Nullable
    TypeMirror wanted(TreePath path) {
        Tree tree = path.getLeaf();
        if (!(tree instanceof ExpressionTree)
                || tree instanceof ParenthesizedTree
                || tree instanceof LambdaExpressionTree
                || tree instanceof MemberReferenceTree
                || tree.getKind() == Tree.Kind.NULL_LITERAL
                || tree instanceof NewArrayTree) {
            return null;
        }
        TypeMirror to = target(path);
        if (to == null || isTypeName(path)) {
            return null;
        }
        TypeMirror from = scope.shadow().type(path);
        return from == null || bounds.convert(from, to) ? null : to;
    }

    private boolean isTypeName(TreePath path) {
        return scope.element(path) instanceof TypeElement && !(path.getLeaf() instanceof NewClassTree);
    }

    /** The type that the place of an expression gives it. */
    private @Nullable TypeMirror target(TreePath path) {
        TreePath parent = path.getParentPath();
        Tree child = path.getLeaf();
        while (parent != null && parent.getLeaf() instanceof ParenthesizedTree) {
            child = parent.getLeaf();
            parent = parent.getParentPath();
        }
        Tree tree = parent == null ? null : parent.getLeaf();
        if (tree instanceof MethodInvocationTree call) {
            int index = call.getArguments().indexOf(child);
            TypeMirror type = index < 0 ? null : scope.shadow().type(new TreePath(parent, call.getMethodSelect()));
            return type instanceof ExecutableType method
                    ? parameter(
                            method.getParameterTypes(),
                            index,
                            call.getArguments().size())
                    : null;
        } else if (tree instanceof NewClassTree creation) {
            int index = creation.getArguments().indexOf(child);
            return index < 0
                    ? null
                    : parameter(parent, index, creation.getArguments().size());
        } else if (tree instanceof VariableTree variable) {
            return variable.getInitializer() == child ? scope.shadow().type(parent) : null;
        } else if (tree instanceof AssignmentTree assignment) {
            return assignment.getExpression() == child
                    ? scope.shadow().type(new TreePath(parent, assignment.getVariable()))
                    : null;
        } else if (tree instanceof ConditionalExpressionTree conditional) {
            return conditional.getCondition() == child ? null : scope.shadow().type(parent);
        } else if (tree instanceof NewArrayTree array) {
            return array.getInitializers() != null
                            && array.getInitializers().contains(child)
                            && scope.shadow().type(parent) instanceof ArrayType type
                    ? type.getComponentType()
                    : null;
        }
        if (tree instanceof LambdaExpressionTree) {
            return result(parent);
        } else if (tree instanceof EnhancedForLoopTree loop) {
            return loop.getExpression() == child ? iterable(path) : null;
        }
        return tree instanceof ReturnTree ? returned(parent) : null;
    }

    /** What a loop goes through; null if that is an array. */
    private @Nullable TypeMirror iterable(TreePath path) {
        TypeMirror type = scope.shadow().type(path);
        return type instanceof DeclaredType
                ? Instantiation.supertype(scope.types(), type, scope.elements().getTypeElement("java.lang.Iterable"))
                : null;
    }

    private @Nullable TypeMirror returned(TreePath from) {
        for (TreePath path = from; path != null; path = path.getParentPath()) {
            if (path.getLeaf() instanceof LambdaExpressionTree) {
                return result(path);
            } else if (path.getLeaf() instanceof MethodTree) {
                return scope.element(path) instanceof ExecutableElement method ? method.getReturnType() : null;
            }
        }
        return null;
    }

    /** What a lambda's function gives. */
    private @Nullable TypeMirror result(TreePath lambda) {
        if (!(scope.shadow().type(lambda) instanceof DeclaredType type)) {
            return null;
        }
        ExecutableElement function = Functions.of(type, scope.elements());
        TypeMirror result = scope.types().asMemberOf(type, function) instanceof ExecutableType method
                ? method.getReturnType()
                : function.getReturnType();
        return result instanceof WildcardType wildcard ? wildcard.getExtendsBound() : result;
    }

    private @Nullable TypeMirror parameter(TreePath creation, int index, int count) {
        Element element = scope.element(creation);
        TypeMirror type = scope.shadow().type(creation);
        if (!(element instanceof ExecutableElement constructor) || !(type instanceof DeclaredType created)) {
            return null;
        }
        boolean member = created.asElement().equals(constructor.getEnclosingElement());
        TypeMirror seen = member ? scope.types().asMemberOf(created, constructor) : constructor.asType();
        return seen instanceof ExecutableType method ? parameter(method.getParameterTypes(), index, count) : null;
    }

    private static @Nullable TypeMirror parameter(List<? extends TypeMirror> parameters, int index, int count) {
        return index < parameters.size() && (index < parameters.size() - 1 || count == parameters.size())
                ? parameters.get(index)
                : null;
    }
}

package io.fermata.processor.slice;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.IntersectionTypeTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Casts to private types, arrays of them, and where the class itself would be needed. */
final class PrivateTypes {

    private final Resolver resolver;
    private final Scope scope;
    private final Members members;

    PrivateTypes(Resolver resolver) {
        this.resolver = resolver;
        this.scope = resolver.scope();
        this.members = resolver.members();
    }

    /** The private class that a type is, or is an array of. */
    @Nullable
    TypeElement privateIn(TypeMirror type) {
        TypeMirror at = type;
        while (at instanceof ArrayType array) {
            at = array.getComponentType();
        }
        return at instanceof DeclaredType declared && members.isPrivate(declared.asElement())
                ? (TypeElement) declared.asElement()
                : null;
    }

    static PrivateTypeException refusal(Tree tree, Element type) {
        String name = type.getSimpleName().toString();
        return type.getModifiers().contains(Modifier.PROTECTED)
                ? PrivateTypeException.ofInherited(tree, name)
                : PrivateTypeException.ofClass(tree, name);
    }

    boolean visit(TypeCastTree tree) {
        TypeMirror type = scope.type(new TreePath(resolver.getCurrentPath(), tree.getType()));
        if (privateIn(type) == null || tree.getType() instanceof IntersectionTypeTree) {
            return false;
        }
        resolver.edit(
                tree,
                members.cast(
                        type,
                        resolver.code(tree.getExpression()),
                        resolver.typings().typing(tree, List.of())));
        return true;
    }

    boolean visit(NewArrayTree tree) {
        TypeMirror type = scope.type(resolver.getCurrentPath());
        TypeElement element = privateIn(type);
        if (element == null) {
            return false;
        }
        int dimensions = 0;
        for (TypeMirror at = type; at instanceof ArrayType array; at = array.getComponentType()) {
            dimensions++;
        }
        Typing typing = resolver.typings().typing(tree, List.of());
        if (tree.getInitializers() != null) {
            resolver.edit(
                    tree,
                    members.array(element, dimensions, resolver.calls().arguments(tree.getInitializers()), typing));
        } else {
            resolver.edit(
                    tree,
                    members.newArray(element, dimensions, resolver.calls().arguments(tree.getDimensions()), typing));
        }
        return true;
    }

    boolean visit(CatchTree tree) {
        VariableTree parameter = tree.getParameter();
        TreePath path = new TreePath(resolver.getCurrentPath(), parameter);
        List<? extends Tree> types = parameter.getType() instanceof UnionTypeTree union
                ? union.getTypeAlternatives()
                : List.of(parameter.getType());
        for (Tree type : types) {
            if (scope.element(new TreePath(path, type)) instanceof TypeElement caught && members.isPrivate(caught)) {
                throw refusal(type, caught);
            }
        }
        return false;
    }

    /** Nothing but the class itself can be implemented by a function or a class body. */
    void refuseFunction(Tree tree) {
        TypeElement type = privateIn(scope.type(resolver.getCurrentPath()));
        if (type != null) {
            throw refusal(tree, type);
        }
    }
}

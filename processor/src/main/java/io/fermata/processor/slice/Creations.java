package io.fermata.processor.slice;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import io.fermata.processor.code.Code;
import io.fermata.processor.code.Part;
import io.fermata.processor.code.Var;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Creations of instances. */
final class Creations {

    private final Resolver resolver;
    private final Scope scope;
    private final Members members;

    Creations(Resolver resolver) {
        this.resolver = resolver;
        this.scope = resolver.scope();
        this.members = resolver.members();
    }

    boolean visit(NewClassTree tree) {
        if (!(resolver.here() instanceof ExecutableElement constructor)) {
            return false;
        }
        TypeElement type = (TypeElement) constructor.getEnclosingElement();
        TypeElement named = tree.getClassBody() == null ? type : superclass(tree);
        if (tree.getClassBody() == null) {
            if (members.isInaccessible(constructor) || members.isInaccessible(type)) {
                resolver.edit(tree, creation(tree, constructor, type));
                return true;
            }
        } else if (named != null && members.isPrivate(named)) {
            throw PrivateTypes.refusal(tree.getIdentifier(), named);
        }
        if (tree.getEnclosingExpression() == null
                && named != null
                && AccessorShape.isInner(named)
                && !Denotable.isLocal(named)) {
            return innerCreation(tree, named);
        }
        Var holder = named == null || tree.getEnclosingExpression() != null ? null : scope.holder(named);
        if (named != null && holder != null) {
            creation(tree, named, Code.of(new Part.Use(holder, true, false, resolver.isInFunction())));
            return true;
        }
        if (tree.getEnclosingExpression() != null) {
            resolver.scan(tree.getEnclosingExpression(), null);
            resolver.scan(tree.getTypeArguments(), null);
            typeArgumentsOf(tree.getIdentifier());
        } else {
            resolver.scan(tree.getTypeArguments(), null);
            resolver.scan(tree.getIdentifier(), null);
        }
        resolver.scan(tree.getArguments(), null);
        resolver.scan(tree.getClassBody(), null);
        return true;
    }

    private Code creation(NewClassTree tree, ExecutableElement constructor, TypeElement type) {
        List<Code> all = new ArrayList<>();
        List<TypeMirror> types = new ArrayList<>();
        if (AccessorShape.isInner(type) && type.getEnclosingElement() instanceof TypeElement outer) {
            ExpressionTree given = tree.getEnclosingExpression();
            all.add(given == null ? enclosing(outer) : resolver.code(given));
            types.add(given == null ? outer.asType() : scope.type(new TreePath(resolver.getCurrentPath(), given)));
        }
        all.addAll(resolver.calls().arguments(constructor, tree.getArguments()));
        tree.getArguments().forEach(argument -> types.add(resolver.typings().argument(argument)));
        TypeMirror created = scope.type(resolver.getCurrentPath());
        Map<String, TypeMirror> meanings = Instantiation.of(scope.types(), constructor, created, null);
        return members.create(constructor, all, resolver.typings().typing(tree, types, meanings));
    }

    /** The instance of the class around here that {@code new Inner()} means. */
    private Code enclosing(TypeElement outer) {
        return members.outer(outer, resolver.self());
    }

    private @Nullable TypeElement superclass(NewClassTree tree) {
        return resolver.elementOf(tree.getIdentifier()) instanceof TypeElement type ? type : null;
    }

    /** {@code new Inner(…)} means {@code this.new Inner(…)}. */
    private boolean innerCreation(NewClassTree tree, TypeElement type) {
        Element outer = type.getEnclosingElement();
        TypeElement enclosing = resolver.receivers().enclosingClass();
        Code receiver = null;
        if (outer instanceof TypeElement outerType) {
            if (resolver.receivers().isSubclass(scope.owner(), outerType)) {
                receiver = resolver.self();
            } else if (enclosing != null && !resolver.receivers().isInText(outerType)) {
                receiver = members.outer(outerType, resolver.self());
            }
        }
        if (receiver == null) {
            return false;
        }
        creation(tree, type, receiver);
        return true;
    }

    /** {@code receiver.new Inner(…)}. */
    private void creation(NewClassTree tree, TypeElement type, Code receiver) {
        int start = scope.start(tree);
        resolver.add(new Edit(start, start, Code.of(receiver, ".")));
        resolver.scan(tree.getTypeArguments(), null);
        Tree identifier = tree.getIdentifier();
        Tree bare = identifier instanceof ParameterizedTypeTree p ? p.getType() : identifier;
        resolver.edit(bare, Code.text(type.getSimpleName().toString()));
        typeArgumentsOf(identifier);
        resolver.scan(tree.getArguments(), null);
        resolver.scan(tree.getClassBody(), null);
    }

    private void typeArgumentsOf(Tree identifier) {
        if (identifier instanceof ParameterizedTypeTree parameterized) {
            resolver.scan(parameterized.getTypeArguments(), null);
        }
    }
}

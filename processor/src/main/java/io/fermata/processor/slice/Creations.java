package io.fermata.processor.slice;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
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
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
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
        } else if (named != null && isConstructorPrivate(tree, named)) {
            throw PrivateTypeException.ofConstructor(
                    tree.getIdentifier(), named.getSimpleName().toString());
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

    /** Whether the superclass has no other constructor that the arguments could be for. */
    private static boolean isConstructorPrivate(NewClassTree tree, TypeElement superclass) {
        int count = tree.getArguments().size();
        List<ExecutableElement> all = ElementFilter.constructorsIn(superclass.getEnclosedElements()).stream()
                .filter(each -> each.getParameters().size() == count || each.isVarArgs())
                .toList();
        return !all.isEmpty()
                && all.stream().allMatch(each -> each.getModifiers().contains(Modifier.PRIVATE));
    }

    private Code creation(NewClassTree tree, ExecutableElement constructor, TypeElement type) {
        List<Code> all = new ArrayList<>();
        List<TypeMirror> types = new ArrayList<>();
        if (AccessorShape.isInner(type) && type.getEnclosingElement() instanceof TypeElement outer) {
            ExpressionTree given = tree.getEnclosingExpression();
            all.add(given == null ? enclosing(tree, type, outer) : resolver.code(given));
            types.add(given == null ? outer.asType() : scope.type(new TreePath(resolver.getCurrentPath(), given)));
        }
        List<Code> arguments = resolver.calls().arguments(constructor, tree.getArguments());
        TypeMirror created = scope.type(resolver.getCurrentPath());
        boolean raw = !type.getTypeParameters().isEmpty()
                && ((DeclaredType) created).getTypeArguments().isEmpty();
        all.addAll(raw ? raw(constructor, tree, arguments) : arguments);
        tree.getArguments().forEach(argument -> types.add(resolver.typings().argument(argument)));
        Map<String, TypeMirror> meanings = Instantiation.of(scope.types(), constructor, created, null);
        if (raw && members.isPrivate(type)) {
            Code creation = members.create(constructor, all, Typing.free());
            return Code.of("((", Code.type(members.denotable().name(created)), ") ", creation, ")");
        }
        return members.create(constructor, all, resolver.typings().typing(tree, types, meanings));
    }

    /** The arguments of a raw creation, which need not fit the type arguments of the parameters. */
    private List<Code> raw(ExecutableElement constructor, NewClassTree tree, List<Code> arguments) {
        List<Code> raw = new ArrayList<>(arguments);
        List<? extends VariableElement> parameters = constructor.getParameters();
        for (int i = 0; i < Math.min(parameters.size(), arguments.size()); i++) {
            TypeMirror parameter = parameters.get(i).asType();
            if (parameter instanceof DeclaredType declared
                    && !declared.getTypeArguments().isEmpty()
                    && !members.mentionsPrivate(parameter)) {
                Code operand = Operators.isTerm(tree.getArguments().get(i))
                        ? arguments.get(i)
                        : Code.of("(", arguments.get(i), ")");
                TypeName name = ClassName.get((TypeElement) declared.asElement());
                raw.set(i, Code.of("(", Code.type(name), ") ", operand));
            }
        }
        return raw;
    }

    /** The instance of the class around here that {@code new Inner()} means. */
    private Code enclosing(NewClassTree tree, TypeElement type, TypeElement outer) {
        TypeElement heir = resolver.receivers().heirInText(outer);
        if (heir == null) {
            return members.outer(outer, resolver.self());
        } else if (heir.equals(resolver.receivers().enclosingClass())) {
            return Code.text("this");
        } else if (heir.getSimpleName().isEmpty()) {
            throw PrivateTypes.refusal(tree.getIdentifier(), type);
        }
        return Code.text(heir.getSimpleName() + ".this");
    }

    private @Nullable TypeElement superclass(NewClassTree tree) {
        return resolver.elementOf(tree.getIdentifier()) instanceof TypeElement type ? type : null;
    }

    /** {@code new Inner(…)} means {@code this.new Inner(…)}. */
    private boolean innerCreation(NewClassTree tree, TypeElement type) {
        Code receiver = resolver.receivers().receiver(type);
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

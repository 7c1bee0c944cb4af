package io.fermata.processor.slice;

import com.palantir.javapoet.ClassName;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.util.TreePath;
import io.fermata.processor.code.Code;
import io.fermata.processor.code.Part;
import io.fermata.processor.code.Var;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;

/** References to methods and constructors. */
final class References {

    private final Resolver resolver;
    private final Scope scope;
    private final Members members;

    References(Resolver resolver) {
        this.resolver = resolver;
        this.scope = resolver.scope();
        this.members = resolver.members();
    }

    boolean visit(MemberReferenceTree tree) {
        if (resolver.here() instanceof ExecutableElement constructor
                && constructor.getKind() == ElementKind.CONSTRUCTOR
                && scope.holder((TypeElement) constructor.getEnclosingElement()) != null) {
            resolver.edit(tree, heldConstructor(constructor));
            return true;
        }
        resolver.privates().refuseFunction(tree);
        TypeMirror qualifier = scope.type(new TreePath(resolver.getCurrentPath(), tree.getQualifierExpression()));
        TypeElement array = tree.getMode() == MemberReferenceTree.ReferenceMode.NEW
                ? resolver.privates().privateIn(qualifier)
                : null;
        if (qualifier instanceof ArrayType && array != null) {
            resolver.edit(tree, members.arrayReference(array, qualifier));
            return true;
        }
        if (resolver.here() instanceof ExecutableElement method) {
            ExpressionTree on = tree.getQualifierExpression();
            boolean ofSuper = isSuper(on);
            if (ofSuper ? resolver.receivers().superOf(on) != null : members.isInaccessible(method)) {
                resolver.edit(tree, memberReference(tree, method));
                return true;
            } else if (isOfInnerElsewhere(method)) {
                TypeElement type = resolver.receivers().holder(method.getEnclosingElement());
                resolver.edit(tree, constructor(method, members.enclosing(type, captured())));
                return true;
            } else if (!ofSuper && resolver.elementOf(on) instanceof TypeElement type && members.isPrivate(type)) {
                boolean inherited = method.getModifiers().contains(Modifier.STATIC);
                resolver.edit(
                        on,
                        inherited
                                ? Code.type(ClassName.get((TypeElement) method.getEnclosingElement()))
                                : Code.type(members.denotable().standIns().of(type)));
                return true;
            }
        }
        return false;
    }

    /** Whether it makes instances of an inner class that belong to one outside the text. */
    private boolean isOfInnerElsewhere(ExecutableElement constructor) {
        TypeElement type = (TypeElement) constructor.getEnclosingElement();
        return constructor.getKind() == ElementKind.CONSTRUCTOR
                && AccessorShape.isInner(type)
                && !Denotable.isLocal(type)
                && resolver.receivers().heirInText((TypeElement) type.getEnclosingElement()) == null;
    }

    private Code heldConstructor(ExecutableElement constructor) {
        Var holder = scope.holder((TypeElement) constructor.getEnclosingElement());
        return constructor(constructor, Code.of(new Part.Use(Objects.requireNonNull(holder), true, false, true)));
    }

    /** {@code (a0, a1) -> receiver.new Inner(a0, a1)}. */
    private static Code constructor(ExecutableElement constructor, Code receiver) {
        TypeElement type = (TypeElement) constructor.getEnclosingElement();
        List<String> names = new ArrayList<>();
        constructor.getParameters().forEach(parameter -> names.add("a" + names.size()));
        String arguments = "(" + String.join(", ", names) + ")";
        String diamond = type.getTypeParameters().isEmpty() ? "" : "<>";
        return Code.of(arguments + " -> ", receiver, ".new " + type.getSimpleName() + diamond + arguments);
    }

    private Code memberReference(MemberReferenceTree tree, ExecutableElement method) {
        ExpressionTree qualifier = tree.getQualifierExpression();
        int arity = members.arity(scope.type(resolver.getCurrentPath()));
        if (isSuper(qualifier)) {
            TypeElement site = Objects.requireNonNull(resolver.receivers().superOf(qualifier));
            return members.superReference(method, site, members.enclosing(site, captured()), arity);
        } else if (method.getKind() == ElementKind.CONSTRUCTOR) {
            TypeElement type = (TypeElement) method.getEnclosingElement();
            return AccessorShape.isInner(type) && type.getEnclosingElement() instanceof TypeElement outer
                    ? members.innerReference(method, members.outer(outer, captured()), arity)
                    : members.typeReference(method, new Typing(null, false, List.of(), created(method)));
        } else if (resolver.elementOf(qualifier) instanceof TypeElement) {
            return members.typeReference(method, Typing.free());
        }
        return isThis(qualifier)
                ? members.boundReference(method, resolver.captured(qualifier), arity)
                : members.heldReference(method, resolver.code(qualifier), held(method, qualifier));
    }

    /** How the object that holds the receiver is typed. */
    private Typing held(ExecutableElement method, ExpressionTree qualifier) {
        TypeMirror receiver = scope.type(new TreePath(resolver.getCurrentPath(), qualifier));
        TypeMirror site = Instantiation.supertype(scope.types(), receiver, members.site(method));
        return new Typing(
                null,
                false,
                List.of(receiver),
                Instantiation.of(scope.types(), method, members.site(method), site == null ? receiver : site, null));
    }

    /** The type arguments of what the function at hand makes. */
    private Map<String, TypeMirror> created(ExecutableElement constructor) {
        DeclaredType type = (DeclaredType) scope.type(resolver.getCurrentPath());
        ExecutableElement function = Functions.of(type, scope.elements());
        TypeMirror result = scope.types().asMemberOf(type, function) instanceof ExecutableType method
                ? method.getReturnType()
                : function.getReturnType();
        return Instantiation.of(scope.types(), constructor, result, null);
    }

    /** The receiver, inside a lambda that is made of what was none. */
    private Code captured() {
        return Code.of(new Part.Use(scope.self(), true, false, true));
    }

    private static boolean isThis(ExpressionTree receiver) {
        return Operators.unparenthesized(receiver) instanceof IdentifierTree id
                && id.getName().contentEquals("this");
    }

    static boolean isSuper(ExpressionTree tree) {
        return tree instanceof IdentifierTree id && id.getName().contentEquals("super")
                || tree instanceof MemberSelectTree select
                        && select.getIdentifier().contentEquals("super");
    }
}

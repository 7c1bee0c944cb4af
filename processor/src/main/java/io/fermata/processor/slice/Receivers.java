package io.fermata.processor.slice;

import com.palantir.javapoet.ClassName;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.util.TreePath;
import io.fermata.processor.code.Code;
import io.fermata.processor.code.Part;
import java.util.function.Predicate;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** What a member that is named on its own is a member of. */
final class Receivers {

    private final Resolver resolver;
    private final Scope scope;
    private final Members members;

    Receivers(Resolver resolver) {
        this.resolver = resolver;
        this.scope = resolver.scope();
        this.members = resolver.members();
    }

    /**
     * What a member named on its own is a member of: the receiver, a class, a statically imported member as a whole; null
     * if it belongs to a class inside the text, or is an inner class whose instance is named in the text.
     */
    @Nullable
    Code receiver(Element element) {
        return receiver(element, resolver.getCurrentPath());
    }

    @Nullable
    Code receiver(Element element, TreePath from) {
        Element declaring = element.getEnclosingElement();
        boolean outside = false;
        for (TreePath path = from; path != null; path = path.getParentPath()) {
            if (!(path.getLeaf() instanceof ClassTree)) {
                continue;
            }
            TypeElement type = (TypeElement) scope.element(path);
            if (type == null) {
                continue;
            }
            outside |= type.equals(scope.owner());
            if (!isMember(element, type)) {
                continue;
            }
            if (!outside) {
                return null;
            }
            if (element.getModifiers().contains(Modifier.STATIC)) {
                boolean inherited = element.getKind() == ElementKind.METHOD
                        && declaring.getKind().isInterface();
                boolean hidden = members.isPrivate(type);
                return Code.type(ClassName.get(inherited || hidden ? (TypeElement) declaring : type));
            }
            return members.enclosing(type, resolver.self());
        }
        return element instanceof TypeElement
                ? null
                : Code.of(new Part.Static(
                        ClassName.get((TypeElement) declaring),
                        element.getSimpleName().toString()));
    }

    /** The class whose instance a member named on its own belongs to; the user's class if it is none of those around. */
    TypeElement holder(Element element) {
        for (Element at = scope.owner(); at instanceof TypeElement type; at = at.getEnclosingElement()) {
            if (isMember(element, type)) {
                return type;
            }
        }
        return scope.owner();
    }

    /** A receiver as one of the class that declares the member. */
    Code having(Element member, TypeMirror type, Code receiver) {
        TypeElement declaring = (TypeElement) member.getEnclosingElement();
        if (member.getModifiers().contains(Modifier.STATIC)) {
            return receiver;
        } else if (members.isPrivate(declaring)) {
            return resolver.bounds().convert(type, declaring.asType()) ? receiver : members.widened(null, receiver);
        }
        TypeMirror seen = Instantiation.supertype(scope.types(), type, declaring);
        return seen != null && resolver.bounds().lack(member, type) ? members.widened(seen, receiver) : receiver;
    }

    /** Whether a class has the member; a private one is not inherited. */
    private boolean isMember(Element element, TypeElement type) {
        Element declaring = element.getEnclosingElement();
        return element.getModifiers().contains(Modifier.PRIVATE) ? type.equals(declaring) : isSubclass(type, declaring);
    }

    /** A receiver that is written down, {@code super} being an instance around here or the one at hand. */
    Code receiver(ExpressionTree tree) {
        TypeElement site = References.isSuper(tree) ? superOf(tree) : null;
        return site == null ? resolver.code(tree) : members.enclosing(site, resolver.self());
    }

    /** The class of the instance that {@code super} or {@code T.super} means; null if that is one inside the text. */
    @Nullable
    TypeElement superOf(ExpressionTree tree) {
        if (tree instanceof MemberSelectTree select) {
            TreePath path = new TreePath(resolver.getCurrentPath(), tree);
            if (scope.element(new TreePath(path, select.getExpression())) instanceof TypeElement named
                    && !named.getKind().isInterface()) {
                return isInText(named) ? null : named;
            }
        }
        return scope.owner().equals(enclosingClass()) ? scope.owner() : null;
    }

    boolean isSubclass(TypeElement type, Element declaring) {
        return type.equals(declaring)
                || declaring instanceof TypeElement
                        && scope.types()
                                .isSubtype(
                                        scope.types().erasure(type.asType()),
                                        scope.types().erasure(declaring.asType()));
    }

    @Nullable
    TypeElement enclosingClass() {
        for (TreePath path = resolver.getCurrentPath(); path != null; path = path.getParentPath()) {
            if (path.getLeaf() instanceof ClassTree) {
                return (TypeElement) scope.element(path);
            }
        }
        return null;
    }

    boolean isInText(TypeElement type) {
        return inText(type::equals) != null;
    }

    /** The innermost class inside the text that extends another, if there is one. */
    @Nullable
    TypeElement heirInText(TypeElement superclass) {
        return inText(type -> isSubclass(type, superclass));
    }

    private @Nullable TypeElement inText(Predicate<TypeElement> wanted) {
        for (TreePath path = resolver.getCurrentPath(); path != null; path = path.getParentPath()) {
            if (path.getLeaf() instanceof ClassTree && scope.element(path) instanceof TypeElement type) {
                if (scope.owner().equals(type)) {
                    return null;
                }
                if (wanted.test(type)) {
                    return type;
                }
            }
        }
        return null;
    }
}

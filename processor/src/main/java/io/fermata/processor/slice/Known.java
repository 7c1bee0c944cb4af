package io.fermata.processor.slice;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Methods of private classes that can be called all the same, because they override one that the stand-in's bounds have:
 * {@code node.toString()}, {@code runnable.run()}.
 */
final class Known {

    private final Elements elements;
    private final Types types;
    private final StandIns standIns;

    Known(Elements elements, Types types, StandIns standIns) {
        this.elements = elements;
        this.types = types;
        this.standIns = standIns;
    }

    boolean isNameable(ExecutableElement method) {
        return method.getEnclosingElement() instanceof TypeElement type
                && standIns.has(type)
                && !method.getModifiers().contains(Modifier.STATIC)
                && !method.getModifiers().contains(Modifier.PRIVATE)
                && (overrides(method, type, elements.getTypeElement("java.lang.Object"))
                        || isInherited(method, type, type));
    }

    private boolean isInherited(ExecutableElement method, TypeElement declaring, TypeElement at) {
        for (TypeMirror supertype : StandIns.supertypes(at)) {
            TypeElement element = (TypeElement) ((DeclaredType) supertype).asElement();
            if (standIns.has(element)) {
                return isInherited(method, declaring, element);
            }
        }
        for (TypeMirror supertype : StandIns.supertypes(at)) {
            TypeElement element = (TypeElement) ((DeclaredType) supertype).asElement();
            if (overrides(method, declaring, element) || isInherited(method, declaring, element)) {
                return true;
            }
        }
        return false;
    }

    private boolean overrides(ExecutableElement method, TypeElement declaring, TypeElement of) {
        for (ExecutableElement other : ElementFilter.methodsIn(of.getEnclosedElements())) {
            if (other.getSimpleName().equals(method.getSimpleName())
                    && other.getModifiers().contains(Modifier.PUBLIC)
                    && elements.overrides(method, other, declaring)
                    && isSame(method, other, declaring)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the other gives the same type, and nothing that depends on type arguments of a generic private class. */
    private boolean isSame(ExecutableElement method, ExecutableElement other, TypeElement declaring) {
        TypeMirror mine = method.getReturnType();
        boolean same = mine.getKind() == TypeKind.VOID
                || mine.getKind().isPrimitive()
                || types.isSameType(
                        mine,
                        ((javax.lang.model.type.ExecutableType)
                                        types.asMemberOf((DeclaredType) declaring.asType(), other))
                                .getReturnType());
        return same && (declaring.getTypeParameters().isEmpty() || isPlain(other));
    }

    private static boolean isPlain(ExecutableElement method) {
        return isPlain(method.getReturnType())
                && method.getParameters().stream().allMatch(parameter -> isPlain(parameter.asType()));
    }

    private static boolean isPlain(TypeMirror type) {
        return type.getKind().isPrimitive()
                || type.getKind() == TypeKind.VOID
                || type instanceof DeclaredType declared
                        && declared.getTypeArguments().isEmpty();
    }
}

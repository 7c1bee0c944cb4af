package io.fermata.processor.slice;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** What type variables mean where a member is used: those of its class by the receiver, its own by what javac inferred. */
final class Instantiation {

    private final Types types;
    private final Map<String, TypeMirror> meanings = new HashMap<>();

    private Instantiation(Types types) {
        this.types = types;
    }

    /**
     * The meanings by name, as far as they can be told.
     *
     * @param member a member, or a class around the receiver's
     * @param receiver the type of the receiver, null for none
     * @param inferred the type of the method in this use, null for a field
     */
    static Map<String, TypeMirror> of(
            Types types, Element member, @Nullable TypeMirror receiver, @Nullable TypeMirror inferred) {
        TypeElement site = member instanceof TypeElement ? null : (TypeElement) member.getEnclosingElement();
        return of(types, member, site, receiver, inferred);
    }

    /**
     * As above, of a member that is looked up in a class that may be a subclass of its own.
     *
     * @param site the class; null for that of the receiver
     */
    static Map<String, TypeMirror> of(
            Types types,
            Element member,
            @Nullable TypeElement site,
            @Nullable TypeMirror receiver,
            @Nullable TypeMirror inferred) {
        Instantiation result = new Instantiation(types);
        if (receiver != null) {
            result.fromType(site == null ? receiver : result.supertype(receiver, site, 0));
        }
        if (member instanceof ExecutableElement method && inferred instanceof ExecutableType type) {
            result.fromMethod(method, type);
        }
        return result.meanings;
    }

    private void fromType(@Nullable TypeMirror type) {
        TypeMirror at = type;
        while (at instanceof DeclaredType declared) {
            TypeElement element = (TypeElement) declared.asElement();
            List<? extends TypeParameterElement> parameters = element.getTypeParameters();
            boolean raw = declared.getTypeArguments().isEmpty();
            for (int i = 0; i < parameters.size(); i++) {
                meanings.putIfAbsent(
                        parameters.get(i).getSimpleName().toString(),
                        raw
                                ? types.erasure(parameters.get(i).asType())
                                : bound(declared.getTypeArguments().get(i)));
            }
            at = declared.getEnclosingType();
        }
    }

    /** A type as one of the class that it extends. */
    static @Nullable TypeMirror supertype(Types types, TypeMirror type, TypeElement declaring) {
        return new Instantiation(types).supertype(type, declaring, 0);
    }

    private @Nullable TypeMirror supertype(TypeMirror type, TypeElement declaring, int depth) {
        if (type instanceof DeclaredType declared && declared.asElement().equals(declaring)) {
            return type;
        }
        if (depth > 12 || type.getKind().isPrimitive() || type instanceof ExecutableType) {
            return null;
        }
        for (TypeMirror supertype : types.directSupertypes(type)) {
            TypeMirror found = supertype(supertype, declaring, depth + 1);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static TypeMirror bound(TypeMirror argument) {
        if (argument instanceof WildcardType wildcard && wildcard.getExtendsBound() != null) {
            return wildcard.getExtendsBound();
        }
        return argument;
    }

    private void fromMethod(ExecutableElement method, ExecutableType type) {
        unify(method.getReturnType(), type.getReturnType(), method, 0);
        for (int i = 0;
                i
                        < Math.min(
                                method.getParameters().size(),
                                type.getParameterTypes().size());
                i++) {
            unify(
                    method.getParameters().get(i).asType(),
                    type.getParameterTypes().get(i),
                    method,
                    0);
        }
    }

    private void unify(TypeMirror declared, TypeMirror used, ExecutableElement method, int depth) {
        if (depth > 6) {
            return;
        }
        if (declared instanceof TypeVariable variable) {
            if (variable.asElement().getEnclosingElement().equals(method) && used.getKind() != TypeKind.WILDCARD) {
                meanings.putIfAbsent(variable.asElement().getSimpleName().toString(), used);
            }
        } else if (declared instanceof ArrayType array && used instanceof ArrayType other) {
            unify(array.getComponentType(), other.getComponentType(), method, depth + 1);
        } else if (declared instanceof WildcardType wildcard && used instanceof WildcardType other) {
            if (wildcard.getExtendsBound() != null && other.getExtendsBound() != null) {
                unify(wildcard.getExtendsBound(), other.getExtendsBound(), method, depth + 1);
            } else if (wildcard.getSuperBound() != null && other.getSuperBound() != null) {
                unify(wildcard.getSuperBound(), other.getSuperBound(), method, depth + 1);
            }
        } else if (declared instanceof DeclaredType type && used instanceof DeclaredType other) {
            int count = Math.min(
                    type.getTypeArguments().size(), other.getTypeArguments().size());
            for (int i = 0; i < count; i++) {
                unify(type.getTypeArguments().get(i), other.getTypeArguments().get(i), method, depth + 1);
            }
        }
    }
}

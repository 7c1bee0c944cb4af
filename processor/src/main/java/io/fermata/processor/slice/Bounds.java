package io.fermata.processor.slice;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** What the stand-ins in one method are known to be, by their bounds: not all supertypes of the classes are among them. */
public final class Bounds {

    private final Elements elements;
    private final Denotable denotable;
    private final Instances instances;
    private final List<TypeVariableName> declared;

    /** @param declared the type variables of the method's head, which may have stand-ins with bounds of their own */
    public Bounds(Elements elements, Denotable denotable, Instances instances, List<TypeVariableName> declared) {
        this.elements = elements;
        this.denotable = denotable;
        this.instances = instances;
        this.declared = List.copyOf(declared);
    }

    /** Whether a member that could be named is none of those that the stand-in for the receiver's class has, or not of the
     * same type. */
    boolean lack(Element member, TypeMirror receiver) {
        return receiver instanceof DeclaredType type
                && denotable.standIns().has((TypeElement) type.asElement())
                && !member.getModifiers().contains(Modifier.STATIC)
                && (!have((TypeElement) type.asElement(), (TypeElement) member.getEnclosingElement())
                        || member instanceof ExecutableElement method
                                && denotable.standIns().has((TypeElement) member.getEnclosingElement())
                                && !overrides((TypeElement) type.asElement(), method)
                        || isOpen((TypeElement) type.asElement()) && mentionsTypeVariable(member));
    }

    /** Whether a method of a private class overrides one that the bounds have. */
    private boolean overrides(TypeElement type, ExecutableElement method) {
        return declares(elements.getTypeElement("java.lang.Object"), method)
                || bounds(type).stream().anyMatch(bound -> {
                    TypeElement other = bound instanceof TypeVariableName variable
                            ? denotable.standIns().type(variable.name())
                            : null;
                    TypeElement element = element(bound);
                    return other != null && overrides(other, method) || element != null && declares(element, method);
                });
    }

    private boolean declares(TypeElement type, ExecutableElement method) {
        return ElementFilter.methodsIn(elements.getAllMembers(type)).stream()
                .anyMatch(other -> other.getSimpleName().equals(method.getSimpleName())
                        && other.getParameters().size()
                                == method.getParameters().size()
                        && !other.getModifiers().contains(Modifier.PRIVATE)
                        && !isProtectedOfObject(other));
    }

    /** {@code clone} and {@code finalize}, where no class has made them public. */
    private static boolean isProtectedOfObject(ExecutableElement method) {
        return method.getModifiers().contains(Modifier.PROTECTED)
                && method.getEnclosingElement() instanceof TypeElement type
                && type.getQualifiedName().contentEquals("java.lang.Object");
    }

    /** Whether the bounds, or those of the stand-ins among them, leave type arguments open. */
    private boolean isOpen(TypeElement type) {
        return bounds(type).stream().anyMatch(this::isOpen);
    }

    private boolean isOpen(TypeName bound) {
        if (bound instanceof TypeVariableName variable) {
            TypeElement other = denotable.standIns().type(variable.name());
            return other != null && isOpen(other);
        }
        return bound.toString().contains("?")
                || bound instanceof ClassName
                        && !element(bound).getTypeParameters().isEmpty();
    }

    /** Whether type arguments of its class are in the member's type. */
    private static boolean mentionsTypeVariable(Element member) {
        if (member instanceof ExecutableElement method) {
            return isVariable(method.getReturnType())
                    || method.getParameters().stream().anyMatch(parameter -> isVariable(parameter.asType()));
        }
        return isVariable(member.asType());
    }

    private static boolean isVariable(TypeMirror type) {
        if (type instanceof ArrayType array) {
            return isVariable(array.getComponentType());
        } else if (type instanceof WildcardType wildcard) {
            return wildcard.getExtendsBound() != null && isVariable(wildcard.getExtendsBound())
                    || wildcard.getSuperBound() != null && isVariable(wildcard.getSuperBound());
        } else if (type instanceof DeclaredType declared) {
            return declared.getTypeArguments().stream().anyMatch(Bounds::isVariable);
        }
        return type.getKind() == TypeKind.TYPEVAR;
    }

    /** Whether a value of the type can be used as one of a supertype as it is. */
    boolean convert(TypeMirror from, TypeMirror to) {
        if (denotable.standIns().isEmpty()
                || to.getKind() != TypeKind.DECLARED
                || from.getKind() != TypeKind.DECLARED
                || !(to instanceof DeclaredType wanted)
                || !(from instanceof DeclaredType given)) {
            return true;
        }
        TypeElement wantedClass = (TypeElement) wanted.asElement();
        TypeElement givenClass = (TypeElement) given.asElement();
        if (denotable.standIns().has(givenClass)) {
            return have(givenClass, wantedClass) && (denotable.standIns().has(wantedClass) || fits(givenClass, wanted));
        }
        return !denotable.standIns().has(wantedClass);
    }

    /** Whether the type arguments of a bound are written down, where they matter. */
    private boolean fits(TypeElement type, DeclaredType wanted) {
        return wanted.getTypeArguments().isEmpty() || !isOpen(type);
    }

    private boolean have(TypeElement type, TypeElement supertype) {
        if (type.equals(supertype) || supertype.getQualifiedName().contentEquals("java.lang.Object")) {
            return true;
        }
        return bounds(type).stream().anyMatch(bound -> have(bound, supertype));
    }

    private boolean have(TypeName bound, TypeElement supertype) {
        if (bound instanceof TypeVariableName variable) {
            TypeElement other = denotable.standIns().type(variable.name());
            return other != null && have(other, supertype);
        }
        TypeElement element = element(bound);
        return element != null && StandIns.isSubclass(element, supertype);
    }

    private @Nullable TypeElement element(TypeName bound) {
        ClassName raw = bound instanceof ParameterizedTypeName parameterized
                ? parameterized.rawType()
                : bound instanceof ClassName name ? name : ClassName.OBJECT;
        return elements.getTypeElement(raw.canonicalName());
    }

    private List<? extends TypeName> bounds(TypeElement type) {
        TypeVariableName standIn = denotable.standIns().of(type);
        for (TypeVariableName variable : declared) {
            if (variable.name().equals(standIn.name())) {
                return variable.bounds();
            }
        }
        return denotable.standIns().declare(List.of(standIn), denotable::name, instances).stream()
                .filter(variable -> variable.name().equals(standIn.name()))
                .findFirst()
                .map(TypeVariableName::bounds)
                .orElse(List.of());
    }
}

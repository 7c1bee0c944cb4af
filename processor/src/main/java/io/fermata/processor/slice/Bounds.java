package io.fermata.processor.slice;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

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

    /** Whether a method that could be named is none of those that the stand-in for the receiver's class has. */
    boolean lack(ExecutableElement method, TypeMirror receiver) {
        return receiver instanceof DeclaredType type
                && denotable.standIns().has((TypeElement) type.asElement())
                && !method.getModifiers().contains(Modifier.STATIC)
                && !have((TypeElement) type.asElement(), (TypeElement) method.getEnclosingElement());
    }

    /** Whether a value of the type can be used as one of a supertype as it is. */
    boolean convert(TypeMirror from, TypeMirror to) {
        if (denotable.standIns().isEmpty()
                || !(to instanceof DeclaredType wanted)
                || !(from instanceof DeclaredType given)
                || from.getKind() == TypeKind.NULL) {
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
        return wanted.getTypeArguments().isEmpty()
                || bounds(type).stream().noneMatch(bound -> bound.toString().contains("?"));
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
        ClassName raw = bound instanceof ParameterizedTypeName parameterized
                ? parameterized.rawType()
                : bound instanceof ClassName name ? name : ClassName.OBJECT;
        TypeElement element = elements.getTypeElement(raw.canonicalName());
        return element != null && StandIns.isSubclass(element, supertype);
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

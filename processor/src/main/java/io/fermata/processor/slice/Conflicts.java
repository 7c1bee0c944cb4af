package io.fermata.processor.slice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Supertypes of one class that could not both bound a type variable: the class itself overrides a method of theirs with a
 * result that suits both, which a type variable does not (JLS 4.9, 8.4.8.3).
 */
final class Conflicts {

    private Conflicts() {}

    /** Whether the two have a method whose results do not suit each other. */
    static boolean between(TypeElement first, TypeElement second) {
        Map<String, TypeMirror> results = new LinkedHashMap<>();
        collect(first, results);
        Map<String, TypeMirror> others = new LinkedHashMap<>();
        collect(second, others);
        boolean isClass = !first.getKind().isInterface();
        for (Map.Entry<String, TypeMirror> entry : results.entrySet()) {
            TypeMirror other = others.get(entry.getKey());
            if (other != null
                    && !isSubtype(entry.getValue(), other)
                    && (isClass || !isSubtype(other, entry.getValue()))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether the interface has a method that {@code Object} has too, but protected, while none of the others brings one
     * that is public.
     */
    static boolean withObject(TypeElement type, List<TypeElement> others) {
        return type.getKind().isInterface()
                && Stream.of("clone", "finalize")
                        .anyMatch(name ->
                                hasPublic(type, name) && others.stream().noneMatch(other -> hasPublic(other, name)));
    }

    private static boolean hasPublic(TypeElement type, String name) {
        return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                        .anyMatch(method -> method.getSimpleName().contentEquals(name)
                                && method.getParameters().isEmpty()
                                && method.getModifiers().contains(Modifier.PUBLIC))
                || StandIns.supertypes(type).stream()
                        .anyMatch(supertype -> hasPublic((TypeElement) ((DeclaredType) supertype).asElement(), name));
    }

    /** The results of the methods, the most specific first. */
    private static void collect(TypeElement type, Map<String, TypeMirror> results) {
        for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
            if (!method.getModifiers().contains(Modifier.STATIC)
                    && !method.getModifiers().contains(Modifier.PRIVATE)) {
                results.putIfAbsent(key(method), method.getReturnType());
            }
        }
        StandIns.supertypes(type)
                .forEach(supertype -> collect((TypeElement) ((DeclaredType) supertype).asElement(), results));
    }

    private static String key(ExecutableElement method) {
        StringBuilder key = new StringBuilder(method.getSimpleName());
        for (VariableElement parameter : method.getParameters()) {
            key.append(',').append(raw(parameter.asType()));
        }
        return key.toString();
    }

    private static String raw(TypeMirror type) {
        if (type instanceof ArrayType array) {
            return raw(array.getComponentType()) + "[]";
        } else if (type instanceof DeclaredType declared) {
            return declared.asElement().toString();
        }
        return type.getKind() == TypeKind.TYPEVAR ? "java.lang.Object" : type.toString();
    }

    /** By their classes; nothing is said of type variables. */
    private static boolean isSubtype(TypeMirror type, TypeMirror of) {
        if (type instanceof DeclaredType declared && of instanceof DeclaredType other) {
            return StandIns.isSubclass((TypeElement) declared.asElement(), (TypeElement) other.asElement());
        }
        return type.getKind() == TypeKind.TYPEVAR
                || of.getKind() == TypeKind.TYPEVAR
                || raw(type).equals(raw(of));
    }
}

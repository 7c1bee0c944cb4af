package io.fermata.processor.emit;

import com.palantir.javapoet.TypeVariableName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Parameterizable;
import javax.lang.model.element.TypeElement;

/** The type variables that an instance of a class carries: its own and those of the instances around it. */
final class TypeVariables {

    private TypeVariables() {}

    static List<TypeVariableName> of(TypeElement type) {
        return List.copyOf(byName(type).values());
    }

    /** In the order of declaration, the outermost class first. */
    static Map<String, TypeVariableName> byName(TypeElement type) {
        boolean inner =
                type.getKind() == ElementKind.CLASS && !type.getModifiers().contains(Modifier.STATIC);
        Element outer = type.getEnclosingElement();
        Map<String, TypeVariableName> variables =
                inner && outer instanceof TypeElement around ? byName(around) : new LinkedHashMap<>();
        add(variables, type);
        return variables;
    }

    static void add(Map<String, TypeVariableName> variables, Parameterizable element) {
        element.getTypeParameters()
                .forEach(parameter ->
                        variables.put(parameter.getSimpleName().toString(), TypeVariableName.get(parameter)));
    }
}

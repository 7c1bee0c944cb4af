package io.fermata.processor.slice;

import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Parameterizable;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.TypeMirror;

/** The type variables that an instance of a class carries: its own and those of the instances around it. */
public final class TypeVariables {

    private final Function<TypeMirror, TypeName> names;

    /** @param names writes the bounds */
    public TypeVariables(Function<TypeMirror, TypeName> names) {
        this.names = names;
    }

    public List<TypeVariableName> of(TypeElement type) {
        return List.copyOf(byName(type).values());
    }

    /** In the order of declaration, the outermost class first. */
    public Map<String, TypeVariableName> byName(TypeElement type) {
        boolean inner =
                type.getKind() == ElementKind.CLASS && !type.getModifiers().contains(Modifier.STATIC);
        Element outer = type.getEnclosingElement();
        Map<String, TypeVariableName> variables =
                inner && outer instanceof TypeElement around ? byName(around) : new LinkedHashMap<>();
        add(variables, type);
        return variables;
    }

    public void add(Map<String, TypeVariableName> variables, Parameterizable element) {
        for (TypeParameterElement parameter : element.getTypeParameters()) {
            String name = parameter.getSimpleName().toString();
            TypeName[] bounds = parameter.getBounds().stream().map(names).toArray(TypeName[]::new);
            variables.put(name, TypeVariableName.get(name, bounds));
        }
    }
}

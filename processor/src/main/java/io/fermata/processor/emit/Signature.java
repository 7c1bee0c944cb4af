package io.fermata.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import io.fermata.processor.model.AsyncMethod;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** How an async method appears in its companion: its type variables, parameters, result and visibility. */
public final class Signature {

    private final AsyncMethod method;
    private final TypeElement owner;

    public Signature(AsyncMethod method) {
        this.method = method;
        this.owner = (TypeElement) method.element().getEnclosingElement();
    }

    /** The type variables of the classes around the method that it sees, then its own. */
    public List<TypeVariableName> typeVariables() {
        Map<String, TypeVariableName> variables =
                method.isStatic() ? new LinkedHashMap<>() : TypeVariables.byName(owner);
        TypeVariables.add(variables, method.element());
        return List.copyOf(variables.values());
    }

    /** The receiver, if any, then the parameters, under the names given. */
    List<ParameterSpec> parameters(List<String> names) {
        List<ParameterSpec> parameters = new ArrayList<>();
        int i = 0;
        if (!method.isStatic()) {
            parameters.add(ParameterSpec.builder(TypeName.get(owner.asType()), names.get(i++))
                    .build());
        }
        for (VariableElement parameter : method.element().getParameters()) {
            parameters.add(ParameterSpec.builder(TypeName.get(parameter.asType()), names.get(i++))
                    .build());
        }
        return parameters;
    }

    /** The receiver's name and those of the parameters. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        method.element()
                .getParameters()
                .forEach(parameter -> names.add(parameter.getSimpleName().toString()));
        if (!method.isStatic()) {
            names.add(0, names.contains("self") ? "self_" : "self");
        }
        return names;
    }

    boolean isVarArgs() {
        return method.element().isVarArgs();
    }

    TypeName coro() {
        return ParameterizedTypeName.get(Names.CORO, result());
    }

    TypeName result() {
        return Results.boxed(method.element().getReturnType());
    }

    TypeName frame() {
        List<TypeVariableName> variables = typeVariables();
        return variables.isEmpty()
                ? method.frame()
                : ParameterizedTypeName.get(method.frame(), plain(variables).toArray(new TypeName[0]));
    }

    private static List<TypeName> plain(List<TypeVariableName> variables) {
        return variables.stream()
                .map(variable -> (TypeName) TypeVariableName.get(variable.name()))
                .toList();
    }

    List<TypeName> exceptions() {
        return method.element().getThrownTypes().stream().map(TypeName::get).toList();
    }

    Modifier[] visibility() {
        Set<Modifier> modifiers = method.element().getModifiers();
        for (Modifier modifier : List.of(Modifier.PUBLIC, Modifier.PROTECTED)) {
            if (modifiers.contains(modifier)) {
                return new Modifier[] {modifier};
            }
        }
        return new Modifier[0];
    }

    /** The factory's head: everything but its body. */
    MethodSpec.Builder factory() {
        ExecutableElement element = method.element();
        return MethodSpec.methodBuilder(method.name())
                .addModifiers(visibility())
                .addModifiers(Modifier.STATIC)
                .addTypeVariables(typeVariables())
                .returns(coro())
                .addParameters(parameters(names()))
                .varargs(element.isVarArgs())
                .addExceptions(exceptions());
    }

    /** Warnings that the user has turned off for the method are off in what is made of it. */
    List<AnnotationSpec> suppressions(String... more) {
        return Suppressions.of(method.element(), more);
    }
}

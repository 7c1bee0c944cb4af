package io.fermata.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import io.fermata.processor.slice.Accessor;
import io.fermata.processor.slice.AccessorShape;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;

/**
 * What {@code receiver::m} is made of: the receiver is evaluated once.
 *
 * <pre>
 *     static BindWeight bindWeight(Counter self) { return new BindWeight(Objects.requireNonNull(self)); }
 *
 *     private record BindWeight(Counter self) {
 *         int call(int unit) { return weight(self, unit); }
 *     }
 * </pre>
 */
final class BoundMethod {

    private final Accessor accessor;
    private final ExecutableElement method;
    private final ClassName name;

    BoundMethod(Accessor accessor) {
        this.accessor = accessor;
        this.method = (ExecutableElement) accessor.member();
        String simple = accessor.name();
        this.name = ClassName.get("", Character.toUpperCase(simple.charAt(0)) + simple.substring(1));
    }

    MethodSpec creator() {
        AccessorShape shape = accessor.shape();
        List<TypeVariableName> variables = shape.typeVariables();
        TypeName result = variables.isEmpty()
                ? name
                : ParameterizedTypeName.get(
                        name,
                        variables.stream()
                                .map(variable -> TypeVariableName.get(variable.name()))
                                .toArray(TypeName[]::new));
        ParameterSpec self = shape.parameters().get(0);
        return MethodSpec.methodBuilder(accessor.name())
                .addModifiers(Modifier.STATIC)
                .addTypeVariables(variables)
                .returns(result)
                .addParameter(self)
                .addStatement(
                        "return new $T$L($T.requireNonNull(self))",
                        name,
                        variables.isEmpty() ? "" : "<>",
                        Objects.class)
                .build();
    }

    TypeSpec define() {
        AccessorShape shape = accessor.shape();
        ParameterSpec self = shape.parameters().get(0);
        List<ParameterSpec> rest =
                shape.parameters().subList(1, shape.parameters().size());
        String arguments = shape.parameters().stream().map(ParameterSpec::name).collect(Collectors.joining(", "));
        MethodSpec.Builder call = MethodSpec.methodBuilder("call")
                .returns(shape.result())
                .addParameters(rest)
                .varargs(shape.varArgs())
                .addStatement(
                        "$L$L($L)",
                        shape.result().equals(TypeName.VOID) ? "" : "return ",
                        accessor.operator(),
                        arguments);
        method.getThrownTypes().forEach(type -> call.addException(TypeName.get(type)));
        return TypeSpec.classBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addTypeVariables(shape.typeVariables())
                .addField(self.type(), "self", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(self)
                        .addStatement("this.self = self")
                        .build())
                .addMethod(call.build())
                .build();
    }
}

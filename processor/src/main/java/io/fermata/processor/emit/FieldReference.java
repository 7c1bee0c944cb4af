package io.fermata.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import io.fermata.processor.slice.Accessor;
import io.fermata.processor.slice.Operators;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * A field of an object, its old value read, before the right side of {@code op=} is evaluated (JLS 15.26.2).
 *
 * <pre>
 *     static CountOf countOf(Counter self) { return new CountOf(self, (int) COUNT.get(self)); }
 *
 *     private static final class CountOf {
 *         private final Counter self;
 *         private final int old;
 *         int add(int operand) { … }
 *     }
 * </pre>
 */
final class FieldReference {

    private final Accessor accessor;
    private final String handle;
    private final ClassName name;
    private final TypeName self;
    private final TypeName type;
    private final List<MethodSpec> operations = new ArrayList<>();
    private final Set<String> known = new HashSet<>();

    /** @param handle the constant for the field */
    FieldReference(Accessor accessor, String handle) {
        this.accessor = accessor;
        this.handle = handle;
        String base = Character.toUpperCase(accessor.name().charAt(0))
                + accessor.name().substring(1);
        this.name = ClassName.get("", base);
        this.self = accessor.shape().parameters().get(0).type();
        this.type = accessor.shape().result();
    }

    private List<TypeVariableName> typeVariables() {
        return accessor.shape().typeVariables();
    }

    MethodSpec creator() {
        TypeName result = typeVariables().isEmpty()
                ? name
                : ParameterizedTypeName.get(
                        name,
                        typeVariables().stream()
                                .map(variable -> TypeVariableName.get(variable.name()))
                                .toArray(TypeName[]::new));
        return MethodSpec.methodBuilder(accessor.name())
                .addModifiers(Modifier.STATIC)
                .addTypeVariables(typeVariables())
                .returns(result)
                .addParameter(self, "self")
                .addStatement(
                        "return new $T$L(self, ($T) $L.get(self))",
                        name,
                        typeVariables().isEmpty() ? "" : "<>",
                        type,
                        handle)
                .build();
    }

    /** Sees to it that there is a method for the operator. */
    void add(String operator, TypeName operand) {
        if (!known.add(operator + " " + operand)) {
            return;
        }
        TypeName plain = type.isBoxedPrimitive() ? type.unbox() : type;
        String cast = plain.isPrimitive() && !plain.equals(TypeName.BOOLEAN) ? "(" + plain + ") " : "";
        operations.add(MethodSpec.methodBuilder(Operators.verb(operator))
                .returns(type)
                .addParameter(operand, "operand")
                .addStatement("$T value = $L(old $L operand)", type, cast, operator)
                .addStatement("$L.set(self, value)", handle)
                .addStatement("return value")
                .build());
    }

    TypeSpec define() {
        return TypeSpec.classBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addTypeVariables(typeVariables())
                .addField(self, "self", Modifier.PRIVATE, Modifier.FINAL)
                .addField(type, "old", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameters(List.of(
                                ParameterSpec.builder(self, "self").build(),
                                ParameterSpec.builder(type, "old").build()))
                        .addStatement("this.self = self")
                        .addStatement("this.old = old")
                        .build())
                .addMethods(operations)
                .build();
    }
}

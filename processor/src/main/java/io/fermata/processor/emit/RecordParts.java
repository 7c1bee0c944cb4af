package io.fermata.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import io.fermata.processor.slice.Accessor;
import io.fermata.processor.slice.Denotable;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/**
 * What patterns of a private record match instead: a record of its components. An accessor that fails is what it is to
 * Java's record patterns (JLS 14.30.2).
 *
 * <pre>
 *     static &lt;Point&gt; PointParts partsOfPoint(Object value) {
 *         if (!POINT_CLASS.isInstance(value)) return null;
 *         try {
 *             return new PointParts((int) x((Point) value), (int) y((Point) value));
 *         } catch (Throwable t) {
 *             throw new MatchException(t.toString(), t);
 *         }
 *     }
 *
 *     record PointParts(int x, int y) {}
 * </pre>
 */
final class RecordParts {

    private final Accessor accessor;
    private final TypeElement record;
    private final Denotable denotable;
    private final CodeBlock type;

    RecordParts(Accessor accessor, TypeElement record, Denotable denotable, CodeBlock type) {
        this.accessor = accessor;
        this.record = record;
        this.denotable = denotable;
        this.type = type;
    }

    private List<ParameterSpec> components() {
        List<ParameterSpec> components = new ArrayList<>();
        record.getRecordComponents()
                .forEach(component -> components.add(ParameterSpec.builder(
                                denotable.name(component.asType()),
                                component.getSimpleName().toString())
                        .build()));
        return components;
    }

    MethodSpec creator(MethodSpec.Builder head) {
        List<CodeBlock> values = new ArrayList<>();
        String[] accessors = accessor.operator().split(" ");
        List<ParameterSpec> components = components();
        for (int i = 0; i < components.size(); i++) {
            values.add(CodeBlock.of(
                    "($T) $L(($T) value)", components.get(i).type(), accessors[i], denotable.name(record.asType())));
        }
        boolean generic = accessor.shape().result() instanceof ParameterizedTypeName;
        return head.beginControlFlow("if (!$L.isInstance(value))", type)
                .addStatement("return null")
                .endControlFlow()
                .beginControlFlow("try")
                .addStatement(
                        "return new $L$L($L)", accessor.partsName(), generic ? "<>" : "", CodeBlock.join(values, ", "))
                .nextControlFlow("catch ($T t)", Throwable.class)
                .addStatement("throw new $T(t.toString(), t)", ClassName.get("java.lang", "MatchException"))
                .endControlFlow()
                .build();
    }

    TypeSpec define() {
        TypeSpec.Builder parts = TypeSpec.recordBuilder(accessor.partsName())
                .addModifiers(Modifier.PRIVATE)
                .recordConstructor(MethodSpec.constructorBuilder()
                        .addParameters(components())
                        .build());
        if (accessor.shape().result() instanceof ParameterizedTypeName result) {
            for (TypeName variable : result.typeArguments()) {
                accessor.shape().typeVariables().stream()
                        .filter(declared -> declared.name().equals(((TypeVariableName) variable).name()))
                        .forEach(parts::addTypeVariable);
            }
        }
        return parts.build();
    }
}

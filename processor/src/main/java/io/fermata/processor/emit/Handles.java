package io.fermata.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import io.fermata.processor.slice.AccessorShape;
import io.fermata.processor.slice.Denotable;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** The constants of {@code Access}: handles, and private classes found by their binary names. */
final class Handles {

    private final Elements elements;
    private final Denotable denotable;
    private final Map<String, FieldSpec> fields = new LinkedHashMap<>();
    private final Map<String, CodeBlock> values = new LinkedHashMap<>();

    Handles(Elements elements, Denotable denotable) {
        this.elements = elements;
        this.denotable = denotable;
    }

    Collection<FieldSpec> fields() {
        return fields.values();
    }

    /** Sets the constants, in the order in which they were asked for. */
    CodeBlock initialiser() {
        CodeBlock.Builder init = CodeBlock.builder().beginControlFlow("try");
        init.addStatement("$T caller = $T.lookup()", MethodHandles.Lookup.class, MethodHandles.class);
        values.values().forEach(init::add);
        init.nextControlFlow("catch ($T e)", ReflectiveOperationException.class);
        init.addStatement("throw new $T(e)", ExceptionInInitializerError.class);
        return init.endControlFlow().build();
    }

    /** The constant for a member. */
    String add(Class<?> kind, Element member, String prefix, CodeBlock value) {
        String key = prefix + member.getEnclosingElement() + " " + member;
        return add(key, ClassName.get(kind), prefix + constant(member), value);
    }

    private String add(String key, TypeName type, String wanted, CodeBlock value) {
        FieldSpec known = fields.get(key);
        if (known == null) {
            String name = unused(wanted);
            known = FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                    .build();
            fields.put(key, known);
            values.put(
                    key,
                    CodeBlock.builder().addStatement("$L = $L", name, value).build());
        }
        return known.name();
    }

    private String unused(String name) {
        String unused = name;
        for (int i = 2; isTaken(unused); i++) {
            unused = name + "_" + i;
        }
        return unused;
    }

    private boolean isTaken(String name) {
        return fields.values().stream().anyMatch(field -> field.name().equals(name));
    }

    private static String constant(Element member) {
        return member.getKind() == ElementKind.CONSTRUCTOR
                ? "NEW_" + upper(member.getEnclosingElement())
                : upper(member);
    }

    static String upper(Element element) {
        return element.getSimpleName()
                .toString()
                .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .toUpperCase(Locale.ROOT);
    }

    // Types

    /** The class, as an expression. */
    CodeBlock type(TypeElement type) {
        if (!denotable.standIns().has(type)) {
            return CodeBlock.of("$T.class", ClassName.get(type));
        }
        return CodeBlock.of(
                "$L",
                add(
                        "class " + type,
                        ParameterizedTypeName.get(
                                ClassName.get(Class.class), WildcardTypeName.subtypeOf(ClassName.OBJECT)),
                        upper(type) + "_CLASS",
                        CodeBlock.of(
                                "caller.findClass($S)",
                                elements.getBinaryName(type).toString())));
    }

    /** The erased type, as an expression. */
    CodeBlock literal(TypeMirror erased) {
        if (denotable.standIns().isIn(erased)) {
            return erased instanceof ArrayType array
                    ? CodeBlock.of("$L.arrayType()", literal(array.getComponentType()))
                    : type((TypeElement) ((DeclaredType) erased).asElement());
        }
        return CodeBlock.of("$T.class", TypeName.get(erased));
    }

    /** Whether the method's own type, erased, may differ from that of the one in {@code Access}. */
    boolean differs(AccessorShape shape, ExecutableElement method, TypeElement site) {
        return !site.equals(method.getEnclosingElement())
                || denotable.standIns().has(site)
                || shape.typeVariables().stream().anyMatch(denotable.standIns()::isStandIn);
    }

    /** The result and the parameters of the method's head, erased as javac will. */
    List<CodeBlock> erased(AccessorShape shape) {
        List<CodeBlock> all = new ArrayList<>();
        all.add(CodeBlock.of("$T.class", erased(shape.result(), shape)));
        for (ParameterSpec parameter : shape.parameters()) {
            all.add(CodeBlock.of("$T.class", erased(parameter.type(), shape)));
        }
        return all;
    }

    private static TypeName erased(TypeName type, AccessorShape shape) {
        if (type instanceof ParameterizedTypeName parameterized) {
            return parameterized.rawType();
        } else if (type instanceof ArrayTypeName array) {
            return ArrayTypeName.of(erased(array.componentType(), shape));
        } else if (type instanceof TypeVariableName variable) {
            for (TypeVariableName declared : shape.typeVariables()) {
                if (declared.name().equals(variable.name())) {
                    return declared.bounds().isEmpty()
                            ? ClassName.OBJECT
                            : erased(declared.bounds().get(0), shape);
                }
            }
        }
        return type;
    }
}

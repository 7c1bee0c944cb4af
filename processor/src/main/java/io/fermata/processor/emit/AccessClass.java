package io.fermata.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import io.fermata.processor.slice.Accessor;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/**
 * The companion's nested {@code Access}: what is private to the user's class, through handles that are constants, so that
 * the JIT sees plain field accesses and calls.
 */
final class AccessClass {

    private final List<Accessor> accessors;

    AccessClass(List<Accessor> accessors) {
        this.accessors = accessors;
    }

    TypeSpec define() {
        throw new UnsupportedOperationException("to come " + accessors + " " + needed());
    }

    private List<Object> needed() {
        return List.of(
                AnnotationSpec.class,
                ArrayTypeName.class,
                ClassName.class,
                CodeBlock.class,
                FieldSpec.class,
                MethodSpec.class,
                ParameterizedTypeName.class,
                TypeName.class,
                TypeVariableName.class,
                MethodHandle.class,
                MethodHandles.class,
                MethodType.class,
                VarHandle.class,
                ArrayList.class,
                LinkedHashMap.class,
                Map.class,
                ExecutableElement.class,
                Modifier.class,
                TypeElement.class,
                VariableElement.class);
    }
}

package io.fermata.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import io.fermata.processor.slice.Accessor;
import io.fermata.processor.slice.Denotable;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/**
 * The companion's nested {@code Access}: what is closed to it in the user's class, through handles that are constants, so
 * that the JIT sees plain field accesses and calls.
 *
 * <pre>
 *     private static final VarHandle COUNT = Handles.field(Counter.class, "count", int.class);
 *     static int getCount(Counter self) { return (int) COUNT.get(self); }
 *     static int setCount(Counter self, int value) { COUNT.set(self, value); return value; }
 * </pre>
 */
final class AccessClass {

    private final List<Accessor> accessors;
    private final TypeElement user;
    private final ClassName owner;
    private final Types types;
    private final Denotable denotable;
    private final Map<String, FieldSpec> handles = new LinkedHashMap<>();
    private final Map<String, CodeBlock> initialisers = new LinkedHashMap<>();
    private final List<MethodSpec> methods = new ArrayList<>();

    /** @param user the class that the companion belongs to, as the shadow knows it */
    AccessClass(List<Accessor> accessors, TypeElement user, Types types, Denotable denotable) {
        this.accessors = accessors;
        this.user = user;
        this.owner = ClassName.get(user);
        this.types = types;
        this.denotable = denotable;
    }

    TypeSpec define() {
        accessors.forEach(this::add);
        CodeBlock.Builder init = CodeBlock.builder().beginControlFlow("try");
        init.addStatement("$T caller = $T.lookup()", MethodHandles.Lookup.class, MethodHandles.class);
        initialisers.values().forEach(init::add);
        init.nextControlFlow("catch ($T e)", ReflectiveOperationException.class);
        init.addStatement("throw new $T(e)", ExceptionInInitializerError.class);
        init.endControlFlow();
        return TypeSpec.classBuilder("Access")
                .addJavadoc("What is closed to this class in {@link $T}.\n", owner)
                .addAnnotation(AnnotationSpec.builder(SuppressWarnings.class)
                        .addMember("value", "{$S, $S, $S}", "unchecked", "rawtypes", "cast")
                        .build())
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addFields(handles.values())
                .addStaticBlock(init.build())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build())
                .addMethods(methods)
                .build();
    }

    private void add(Accessor accessor) {
        switch (accessor.kind()) {
            case GET -> get(accessor, (VariableElement) accessor.member());
            case SET -> set(accessor, (VariableElement) accessor.member());
            case UPDATE -> update(accessor, (VariableElement) accessor.member());
            case CALL, SUPER, CREATE -> call(accessor, (ExecutableElement) accessor.member());
            case OUTER -> outer(accessor, (TypeElement) accessor.member());
        }
    }

    // Fields

    private String field(VariableElement field) {
        boolean isStatic = isStatic(field);
        String finder = isStatic ? "findStaticVarHandle" : "findVarHandle";
        return handle(
                VarHandle.class,
                field,
                "",
                CodeBlock.of(
                        "$L.$L($T.class, $S, $L)",
                        lookup(field),
                        finder,
                        raw(site(field)),
                        field.getSimpleName(),
                        literal(field.asType())));
    }

    private MethodSpec.Builder accessor(String name, Element member) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name).addModifiers(Modifier.STATIC);
        if (!isStatic(member) && member.getKind() != ElementKind.CONSTRUCTOR) {
            method.addTypeVariables(TypeVariables.of(site(member)));
            method.addParameter(denotable.name(siteType(member)), "self");
        } else if (member.getKind() == ElementKind.CONSTRUCTOR) {
            method.addTypeVariables(TypeVariables.of(site(member)));
        }
        return method;
    }

    private void get(Accessor accessor, VariableElement field) {
        String handle = field(field);
        TypeName type = denotable.name(field.asType());
        methods.add(accessor(accessor.name(), field)
                .returns(type)
                .addStatement("return ($T) $L.get($L)", type, handle, isStatic(field) ? "" : "self")
                .build());
    }

    private void set(Accessor accessor, VariableElement field) {
        String handle = field(field);
        TypeName type = denotable.name(field.asType());
        methods.add(accessor(accessor.name(), field)
                .returns(type)
                .addParameter(type, "value")
                .addStatement("$L.set($Lvalue)", handle, isStatic(field) ? "" : "self, ")
                .addStatement("return value")
                .build());
    }

    private void update(Accessor accessor, VariableElement field) {
        String handle = field(field);
        TypeName type = denotable.name(field.asType());
        String operator = accessor.operator();
        MethodSpec.Builder method = accessor(accessor.name(), field).returns(type);
        String self = isStatic(field) ? "" : "self";
        method.addStatement("$T x = ($T) $L.get($L)", type, type, handle, self);
        String value;
        if (operator.contains("x")) {
            value = operator;
        } else {
            TypeName operand = denotable.name(accessor.operand() == null ? field.asType() : accessor.operand());
            method.addParameter(operand, "operand");
            TypeName plain = type.isBoxedPrimitive() ? type.unbox() : type;
            value = "x = " + (plain.isPrimitive() ? "(" + plain + ") " : "") + "(x " + operator + " operand)";
        }
        method.addStatement("$T result = $L", type, value);
        method.addStatement("$L.set($L$Lx)", handle, self, self.isEmpty() ? "" : ", ");
        methods.add(method.addStatement("return result").build());
    }

    // Methods

    private void call(Accessor accessor, ExecutableElement method) {
        TypeName result = accessor.kind() == Accessor.Kind.CREATE
                ? denotable.name(method.getEnclosingElement().asType())
                : denotable.name(method.getReturnType());
        boolean isVoid = method.getReturnType().getKind() == TypeKind.VOID && accessor.kind() != Accessor.Kind.CREATE;
        MethodSpec.Builder builder = accessor.kind() == Accessor.Kind.SUPER
                ? MethodSpec.methodBuilder(accessor.name())
                        .addModifiers(Modifier.STATIC)
                        .addTypeVariables(TypeVariables.of(user))
                        .addParameter(denotable.name(user.asType()), "self")
                : accessor(accessor.name(), method);
        method.getTypeParameters().forEach(parameter -> builder.addTypeVariable(TypeVariableName.get(parameter)));
        builder.returns(isVoid ? TypeName.VOID : result);
        List<String> arguments = new ArrayList<>();
        if (!isStatic(method) && accessor.kind() != Accessor.Kind.CREATE) {
            arguments.add("self");
        }
        for (VariableElement parameter : method.getParameters()) {
            String name = parameter.getSimpleName().toString();
            name = name.equals("self") ? "self_" : name;
            arguments.add(name);
            builder.addParameter(denotable.name(parameter.asType()), name);
        }
        builder.varargs(method.isVarArgs());
        method.getThrownTypes().forEach(type -> builder.addException(denotable.name(type)));
        String handle = method(accessor, method);
        builder.beginControlFlow("try");
        String call = handle + ".invokeExact(" + String.join(", ", arguments) + ")";
        if (isVoid) {
            builder.addStatement("$L", call);
        } else {
            builder.addStatement("return ($T) $L", result, call);
        }
        builder.nextControlFlow("catch ($T t)", Throwable.class);
        builder.addStatement("throw $T.<$T>rethrow(t)", Names.STEP, RuntimeException.class);
        builder.endControlFlow();
        methods.add(builder.build());
    }

    private String method(Accessor accessor, ExecutableElement method) {
        CodeBlock parameters = method.getParameters().stream()
                .map(parameter -> literal(parameter.asType()))
                .collect(CodeBlock.joining(", "));
        String separator = method.getParameters().isEmpty() ? "" : ", ";
        CodeBlock type = accessor.kind() == Accessor.Kind.CREATE
                ? CodeBlock.of("$T.methodType(void.class$L$L)", MethodType.class, separator, parameters)
                : CodeBlock.of(
                        "$T.methodType($L$L$L)",
                        MethodType.class,
                        literal(method.getReturnType()),
                        separator,
                        parameters);
        CodeBlock find = switch (accessor.kind()) {
            case CREATE -> CodeBlock.of("$L.findConstructor($T.class, $L)", lookup(method), raw(site(method)), type);
            case SUPER ->
                CodeBlock.of(
                        "$T.privateLookupIn($T.class, caller).findSpecial($T.class, $S, $L, $T.class)",
                        MethodHandles.class,
                        owner,
                        raw((TypeElement) method.getEnclosingElement()),
                        method.getSimpleName(),
                        type,
                        owner);
            default ->
                CodeBlock.of(
                        "$L.$L($T.class, $S, $L)",
                        lookup(method),
                        isStatic(method) ? "findStatic" : "findVirtual",
                        raw(site(method)),
                        method.getSimpleName(),
                        type);
        };
        return handle(MethodHandle.class, method, accessor.kind() == Accessor.Kind.SUPER ? "SUPER_" : "", find);
    }

    private void outer(Accessor accessor, TypeElement outer) {
        CodeBlock find = CodeBlock.of(
                "$T.privateLookupIn($T.class, caller).findVarHandle($T.class, $S, $T.class)",
                MethodHandles.class,
                owner,
                owner,
                "this$" + depth(outer),
                raw(outer));
        String handle = handle(VarHandle.class, outer, "OUTER_", find);
        TypeName type = denotable.name(outer.asType());
        methods.add(MethodSpec.methodBuilder(accessor.name())
                .addModifiers(Modifier.STATIC)
                .addTypeVariables(TypeVariables.of(user))
                .returns(type)
                .addParameter(denotable.name(user.asType()), "self")
                .addStatement("return ($T) $L.get(self)", type, handle)
                .build());
    }

    private static int depth(TypeElement outer) {
        int depth = 0;
        for (Element at = outer.getEnclosingElement(); at instanceof TypeElement; at = at.getEnclosingElement()) {
            depth++;
        }
        return depth;
    }

    // Handles

    private String handle(Class<?> kind, Element member, String prefix, CodeBlock find) {
        String key = prefix + member.getEnclosingElement() + " " + member;
        FieldSpec known = handles.get(key);
        if (known == null) {
            String name = unused(prefix + constant(member));
            known = FieldSpec.builder(kind, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                    .build();
            handles.put(key, known);
            initialisers.put(
                    key, CodeBlock.builder().addStatement("$L = $L", name, find).build());
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
        return handles.values().stream().anyMatch(field -> field.name().equals(name));
    }

    private static String constant(Element member) {
        if (member.getKind() == ElementKind.CONSTRUCTOR) {
            return "NEW_"
                    + member.getEnclosingElement().getSimpleName().toString().toUpperCase(java.util.Locale.ROOT);
        }
        return member.getSimpleName()
                .toString()
                .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .toUpperCase(java.util.Locale.ROOT);
    }

    private CodeBlock lookup(Element member) {
        return CodeBlock.of("$T.privateLookupIn($T.class, caller)", MethodHandles.class, raw(site(member)));
    }

    /** The class whose lookup may touch the member: its own, or for a protected one the user's. */
    private TypeElement site(Element member) {
        return member.getModifiers().contains(Modifier.PRIVATE) ? (TypeElement) member.getEnclosingElement() : user;
    }

    private TypeMirror siteType(Element member) {
        return site(member).asType();
    }

    private static ClassName raw(TypeElement type) {
        return ClassName.get(type);
    }

    private CodeBlock literal(TypeMirror type) {
        return CodeBlock.of("$T.class", TypeName.get(types.erasure(type)));
    }

    private static boolean isStatic(Element member) {
        return member.getModifiers().contains(Modifier.STATIC);
    }
}

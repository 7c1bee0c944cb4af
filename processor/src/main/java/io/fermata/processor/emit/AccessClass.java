package io.fermata.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import io.fermata.processor.slice.Accessor;
import io.fermata.processor.slice.AccessorShape;
import io.fermata.processor.slice.Denotable;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * The companion's nested {@code Access}: what is closed to it in the user's class, through handles that are constants, so
 * that the JIT sees plain field accesses and calls.
 *
 * <pre>
 *     private static final VarHandle COUNT;                  // set in a static block
 *     static int getCount(Counter self) { return (int) COUNT.get(self); }
 *     static int setCount(Counter self, int value) { COUNT.set(self, value); return value; }
 *
 *     private static final Class&lt;?&gt; NODE;                    // a private class, found by its name
 *     static &lt;Node&gt; Node getNext(Node self) { return (Node) NEXT.get(self); }
 *     static boolean isNode(Object value) { return NODE.isInstance(value); }
 * </pre>
 */
final class AccessClass {

    private final List<Accessor> accessors;
    private final TypeElement user;
    private final ClassName owner;
    private final Elements elements;
    private final Types types;
    private final Denotable denotable;
    private final Handles handles;
    private final List<MethodSpec> methods = new ArrayList<>();
    private final Map<Element, FieldReference> references = new LinkedHashMap<>();
    private final List<TypeSpec> nested = new ArrayList<>();
    private boolean matches;

    /** @param user the class that the companion belongs to, as the shadow knows it */
    AccessClass(List<Accessor> accessors, TypeElement user, Elements elements, Types types, Denotable denotable) {
        this.accessors = accessors;
        this.user = user;
        this.owner = ClassName.get(user);
        this.elements = elements;
        this.types = types;
        this.denotable = denotable;
        this.handles = new Handles(elements, denotable);
    }

    TypeSpec define() {
        accessors.forEach(this::add);
        TypeSpec.Builder type = TypeSpec.classBuilder("Access")
                .addJavadoc("What is closed to this class in {@link $L}.\n", linked())
                .addAnnotation(AnnotationSpec.builder(SuppressWarnings.class)
                        .addMember("value", "{$S, $S, $S, $S}", "unchecked", "rawtypes", "cast", "varargs")
                        .build())
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addFields(handles.fields())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build())
                .addMethods(methods);
        if (!handles.fields().isEmpty()) {
            type.addStaticBlock(handles.initialiser());
        }
        references.values().forEach(reference -> type.addType(reference.define()));
        type.addTypes(nested);
        if (matches) {
            type.addType(match());
        }
        return type.build();
    }

    /** The nearest class that a link can lead to. */
    private Name linked() {
        TypeElement at = user;
        while (denotable.standIns().has(at)) {
            at = (TypeElement) at.getEnclosingElement();
        }
        return at.getQualifiedName();
    }

    private void add(Accessor accessor) {
        switch (accessor.kind()) {
            case GET -> get(accessor, (VariableElement) accessor.member());
            case SET -> set(accessor, (VariableElement) accessor.member());
            case INCREMENT -> increment(accessor, (VariableElement) accessor.member());
            case REFERENCE -> reference(accessor, (VariableElement) accessor.member());
            case CALL, SUPER, CREATE -> call(accessor, (ExecutableElement) accessor.member());
            case BIND -> bind(accessor);
            case OUTER -> outer(accessor, (TypeElement) accessor.member());
            case WIDEN ->
                methods.add(head(accessor)
                        .addStatement("return ($T) value", accessor.shape().result())
                        .build());
            case PARTS -> parts(accessor, (TypeElement) accessor.member());
            case TEST, CAST, AS, MATCH, CLASS, ARRAY, ELEMENTS -> ofType(accessor, (TypeElement) accessor.member());
        }
    }

    private static MethodSpec.Builder head(Accessor accessor) {
        AccessorShape shape = accessor.shape();
        return MethodSpec.methodBuilder(accessor.name())
                .addModifiers(Modifier.STATIC)
                .addTypeVariables(shape.typeVariables())
                .returns(shape.result())
                .addParameters(shape.parameters())
                .varargs(shape.varArgs());
    }

    // Fields

    private String field(Accessor accessor, VariableElement field) {
        String finder = isStatic(field) ? "findStaticVarHandle" : "findVarHandle";
        CodeBlock site = handles.type(accessor.site());
        return handles.add(
                VarHandle.class,
                field,
                "",
                CodeBlock.of(
                        "$T.privateLookupIn($L, caller).$L($L, $S, $L)",
                        MethodHandles.class,
                        site,
                        finder,
                        site,
                        field.getSimpleName(),
                        literal(field.asType())));
    }

    private void get(Accessor accessor, VariableElement field) {
        methods.add(head(accessor)
                .addStatement(
                        "return ($T) $L.get($L)",
                        accessor.shape().result(),
                        field(accessor, field),
                        isStatic(field) ? "" : "self")
                .build());
    }

    private void set(Accessor accessor, VariableElement field) {
        methods.add(head(accessor)
                .addStatement("$L.set($Lvalue)", field(accessor, field), isStatic(field) ? "" : "self, ")
                .addStatement("return value")
                .build());
    }

    private void increment(Accessor accessor, VariableElement field) {
        String handle = field(accessor, field);
        TypeName type = accessor.shape().result();
        String self = isStatic(field) ? "" : "self";
        methods.add(head(accessor)
                .addStatement("$T x = ($T) $L.get($L)", type, type, handle, self)
                .addStatement("$T result = $L", type, accessor.operator())
                .addStatement("$L.set($L$Lx)", handle, self, self.isEmpty() ? "" : ", ")
                .addStatement("return result")
                .build());
    }

    private void reference(Accessor accessor, VariableElement field) {
        String handle = field(accessor, field);
        FieldReference known = references.get(field);
        if (known == null) {
            known = new FieldReference(accessor, handle);
            references.put(field, known);
            methods.add(known.creator());
        }
        known.add(
                accessor.operator(), denotable.name(accessor.operand() == null ? field.asType() : accessor.operand()));
    }

    // Methods

    private void call(Accessor accessor, ExecutableElement method) {
        AccessorShape shape = accessor.shape();
        MethodSpec.Builder builder = head(accessor);
        method.getThrownTypes().stream()
                .filter(type -> !denotable.standIns().isIn(type))
                .forEach(type -> builder.addException(denotable.name(type)));
        String arguments = shape.parameters().stream().map(ParameterSpec::name).collect(Collectors.joining(", "));
        String call = method(accessor, method) + ".invokeExact(" + arguments + ")";
        builder.beginControlFlow("try");
        if (shape.result().equals(TypeName.VOID)) {
            builder.addStatement("$L", call);
        } else {
            builder.addStatement("return ($T) $L", shape.result(), call);
        }
        String thrown = shape.unused("t");
        builder.nextControlFlow("catch ($T $L)", Throwable.class, thrown);
        builder.addStatement("throw $T.<$T>rethrow($L)", Names.STEP, RuntimeException.class, thrown);
        builder.endControlFlow();
        methods.add(builder.build());
    }

    private String method(Accessor accessor, ExecutableElement method) {
        CodeBlock site = handles.type(accessor.site());
        boolean creates = accessor.kind() == Accessor.Kind.CREATE;
        List<CodeBlock> real = new ArrayList<>();
        real.add(creates ? CodeBlock.of("void.class") : literal(method.getReturnType()));
        if (creates && isInner(accessor.site())) {
            real.add(handles.type((TypeElement) accessor.site().getEnclosingElement()));
        }
        method.getParameters().forEach(parameter -> real.add(literal(parameter.asType())));
        CodeBlock type = methodType(real);
        CodeBlock find = switch (accessor.kind()) {
            case CREATE ->
                CodeBlock.of(
                        "$T.privateLookupIn($L, caller).findConstructor($L, $L)",
                        MethodHandles.class,
                        site,
                        site,
                        type);
            case SUPER ->
                CodeBlock.of(
                        "$T.privateLookupIn($L, caller).findSpecial($L, $S, $L, $L)",
                        MethodHandles.class,
                        site,
                        handles.type(superOf(accessor.site(), (TypeElement) method.getEnclosingElement())),
                        method.getSimpleName(),
                        type,
                        site);
            default ->
                CodeBlock.of(
                        "$T.privateLookupIn($L, caller).$L($L, $S, $L)",
                        MethodHandles.class,
                        site,
                        isStatic(method) ? "findStatic" : "findVirtual",
                        site,
                        method.getSimpleName(),
                        type);
        };
        if (handles.differs(accessor.shape(), method, accessor.site())) {
            String fixed = method.isVarArgs() ? ".asFixedArity()" : "";
            find = CodeBlock.of("$L$L.asType($L)", find, fixed, methodType(handles.erased(accessor.shape())));
        }
        return handles.add(MethodHandle.class, method, prefix(accessor), find);
    }

    /** The direct supertype through which a method of that supertype is called. */
    private TypeElement superOf(TypeElement site, TypeElement declaring) {
        boolean direct = !declaring.getKind().isInterface()
                || site.getInterfaces().stream()
                        .anyMatch(type -> ((DeclaredType) type).asElement().equals(declaring));
        return direct ? declaring : (TypeElement) ((DeclaredType) site.getSuperclass()).asElement();
    }

    /** Tells a method's own handle from those that call it as a superclass's. */
    private String prefix(Accessor accessor) {
        if (accessor.kind() != Accessor.Kind.SUPER) {
            return "";
        }
        return accessor.site().equals(user) ? "SUPER_" : Handles.upper(accessor.site()) + "_SUPER_";
    }

    private void bind(Accessor accessor) {
        BoundMethod bound = new BoundMethod(accessor);
        methods.add(bound.creator());
        nested.add(bound.define());
    }

    private static CodeBlock methodType(List<CodeBlock> types) {
        return CodeBlock.of("$T.methodType($L)", MethodType.class, CodeBlock.join(types, ", "));
    }

    private void outer(Accessor accessor, TypeElement outer) {
        CodeBlock site = handles.type(accessor.site());
        CodeBlock find = CodeBlock.of(
                "$T.privateLookupIn($L, caller).findVarHandle($L, $S, $L)",
                MethodHandles.class,
                site,
                site,
                "this$" + depth(outer),
                handles.type(outer));
        methods.add(head(accessor)
                .addStatement(
                        "return ($T) $L.get(self)",
                        accessor.shape().result(),
                        handles.add(VarHandle.class, outer, "OUTER_", find))
                .build());
    }

    /** How many instances lie around one of that class: javac numbers the field {@code this$n} by it. */
    private static int depth(TypeElement outer) {
        int depth = 0;
        TypeMirror at = ((DeclaredType) outer.asType()).getEnclosingType();
        while (at instanceof DeclaredType enclosing) {
            depth++;
            at = enclosing.getEnclosingType();
        }
        return depth;
    }

    // Private types

    private void ofType(Accessor accessor, TypeElement type) {
        CodeBlock literal = handles.type(type);
        if (accessor.kind() != Accessor.Kind.ARRAY && accessor.kind() != Accessor.Kind.ELEMENTS) {
            literal = array(literal, accessor.dimensions());
        }
        TypeName result = accessor.shape().result();
        MethodSpec.Builder method = head(accessor);
        switch (accessor.kind()) {
            case TEST -> method.addStatement("return $L.isInstance(value)", literal);
            case CAST -> method.addStatement("return ($T) $L.cast(value)", result, literal);
            case AS -> method.addStatement("return $L.isInstance(value) ? ($T) value : null", literal, result);
            case MATCH -> {
                matches = true;
                method.addStatement("return $L.isInstance(value) ? new Match(value) : null", literal);
            }
            case CLASS -> method.addStatement("return ($T) $L", result, literal);
            case ARRAY ->
                method.addStatement(
                        "return ($T) $T.newInstance($L, lengths)",
                        result,
                        Array.class,
                        array(literal, accessor.openDimensions()));
            default ->
                method.addAnnotation(SafeVarargs.class)
                        .addStatement(
                                "return ($T) $T.copyOf(elements, elements.length, ($T) $L.arrayType())",
                                result,
                                Arrays.class,
                                Class.class,
                                array(literal, accessor.dimensions() - 1));
        }
        methods.add(method.build());
    }

    private static CodeBlock array(CodeBlock element, int dimensions) {
        CodeBlock type = element;
        for (int i = 0; i < dimensions; i++) {
            type = CodeBlock.of("$L.arrayType()", type);
        }
        return type;
    }

    /** A record that can be named, with the components of one that cannot. */
    private void parts(Accessor accessor, TypeElement record) {
        RecordParts parts = new RecordParts(accessor, record, denotable, handles.type(record));
        methods.add(parts.creator(head(accessor)));
        nested.add(parts.define());
    }

    /** Java 17 has no pattern of the type of what is tested. */
    private static TypeSpec match() {
        TypeVariableName t = TypeVariableName.get("T");
        return TypeSpec.classBuilder("Match")
                .addJavadoc("The value of a pattern variable.\n")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addTypeVariable(t)
                .addSuperinterface(ParameterizedTypeName.get(ClassName.get(Supplier.class), t))
                .addField(t, "value")
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(t, "value")
                        .addStatement("this.value = value")
                        .build())
                .addMethod(MethodSpec.methodBuilder("get")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PUBLIC)
                        .returns(t)
                        .addStatement("return value")
                        .build())
                .build();
    }

    private CodeBlock literal(TypeMirror type) {
        return handles.literal(types.erasure(type));
    }

    private static boolean isInner(TypeElement type) {
        return type.getEnclosingElement() instanceof TypeElement
                && ((DeclaredType) type.asType()).getEnclosingType() instanceof DeclaredType;
    }

    private static boolean isStatic(Element member) {
        return member.getModifiers().contains(Modifier.STATIC);
    }
}

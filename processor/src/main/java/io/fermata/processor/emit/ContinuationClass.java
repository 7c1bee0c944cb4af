package io.fermata.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import io.fermata.processor.code.Var;
import io.fermata.processor.diagram.Diagram;
import io.fermata.processor.flow.Block;
import io.fermata.processor.flow.Simplify;
import io.fermata.processor.flow.Terminator;
import io.fermata.processor.lower.LocalClass;
import io.fermata.processor.lower.Lowering;
import io.fermata.processor.model.AsyncMethod;
import io.fermata.processor.slice.Denotable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;

/**
 * The continuation class of one async method.
 *
 * <pre>
 *     static final class Fetch extends Coro&lt;String&gt; {
 *         private final URI url;                                   // the parameters
 *         private int i;                                           // what else lives across an await
 *         Fetch(URI url) { … }
 *         static String call(Step step, int depth, URI url) { … }  // an await in place comes here
 *         private static String run(Step step, int depth, Fetch frame, URI url) { … }
 *         protected void resume(Step step) { … }                   // the loop comes here
 *     }
 * </pre>
 */
final class ContinuationClass {

    private final AsyncMethod method;
    private final Signature signature;
    private final TypeMirror returnType;
    private final List<Var> parameters;
    private final FrameType frameType;
    private final Machine machine;
    private final List<String> names;
    private final List<ParameterSpec> specs;
    private final List<LocalClass> localClasses;
    private final Set<String> suppressed;
    private final Denotable denotable;
    private final StaticImports imports;
    private final Set<String> reserved;

    /** @param keepDead whether variables are kept after their last use, for debuggers */
    ContinuationClass(
            AsyncMethod method,
            Lowering.Result code,
            List<Var> parameters,
            Denotable denotable,
            StaticImports imports,
            boolean keepDead,
            Set<String> reserved) {
        this.method = method;
        this.reserved = reserved;
        this.signature = new Signature(method);
        this.returnType = method.element().getReturnType();
        this.parameters = parameters;
        this.localClasses = code.localClasses();
        this.suppressed = new TreeSet<>(code.suppressed());
        this.denotable = denotable;
        this.imports = imports;
        List<Block> blocks = Simplify.run(code.blocks());
        if (blocks.stream().flatMap(block -> block.mentions().stream()).anyMatch(var -> isRaw(var.type(), 0))) {
            suppressed.add("rawtypes");
        }
        this.frameType = new FrameType(method.frame(), signature.typeVariables(), blocks, code.instances(), denotable);
        Machine whole = machine(List.of(blocks), keepDead);
        Size size = new Size(whole);
        boolean large = whole.awaits() && size.of(blocks) > Size.LIMIT;
        this.machine = large ? machine(size.groups(), keepDead) : whole;
        this.names = parameters.stream().map(machine.layout()::name).toList();
        this.specs = signature.parameters(names);
    }

    /** Whether a raw type is in the type; {@code getClass()} gives such types without the user having written any. */
    private static boolean isRaw(TypeMirror type, int depth) {
        if (depth > 4) {
            return false;
        } else if (type instanceof ArrayType array) {
            return isRaw(array.getComponentType(), depth + 1);
        } else if (type instanceof WildcardType wildcard) {
            return wildcard.getExtendsBound() != null && isRaw(wildcard.getExtendsBound(), depth + 1);
        } else if (type instanceof TypeVariable variable) {
            return variable.asElement().getSimpleName().toString().startsWith("<")
                    && variable.getUpperBound() instanceof DeclaredType bound
                    && isRaw(bound, depth + 1);
        } else if (type instanceof DeclaredType declared) {
            boolean generic =
                    !((TypeElement) declared.asElement()).getTypeParameters().isEmpty();
            return generic && declared.getTypeArguments().isEmpty()
                    || declared.getTypeArguments().stream().anyMatch(argument -> isRaw(argument, depth + 1));
        }
        return false;
    }

    private Machine machine(List<List<Block>> groups, boolean keepDead) {
        return new Machine(groups, parameters, method.frame(), frameType.arguments(), returnType, keepDead, reserved);
    }

    TypeSpec define() {
        denotable.hidden(method.isStatic() ? Set.of() : signature.hidden());
        List<MethodSpec> methods = new ArrayList<>();
        Printer printer;
        if (machine.inFrame()) {
            SplitMethod split = new SplitMethod(machine, signature.returns(), denotable, imports);
            split.declareFields();
            methods.add(call());
            methods.add(run(split.body()).build());
            for (int i = 0; i < split.groups(); i++) {
                methods.add(group(SplitMethod.name(i), split.group(i)));
            }
            printer = split.printer();
        } else {
            RunMethod whole = new RunMethod(machine, denotable, imports);
            CodeBlock body = whole.body();
            if (machine.awaits()) {
                methods.add(call());
                methods.add(run(body)
                        .addAnnotations(signature.suppressions(suppressed(body)))
                        .build());
            } else {
                methods.add(plainCall(body));
            }
            printer = whole.printer();
        }
        methods.add(resume());
        methods.add(lines());
        return type(methods, printer);
    }

    private TypeSpec type(List<MethodSpec> methods, Printer printer) {
        TypeSpec.Builder type = TypeSpec.classBuilder(method.frame())
                .addAnnotations(suppressed.contains("rawtypes") ? signature.suppressions("rawtypes") : List.of())
                .addModifiers(signature.visibility())
                .addModifiers(Modifier.STATIC, Modifier.FINAL)
                .addTypeVariables(frameType.variables())
                .superclass(signature.coro());
        for (int i = 0; i < specs.size(); i++) {
            FieldSpec.Builder field =
                    FieldSpec.builder(specs.get(i).type(), Machine.field(names.get(i)), Modifier.PRIVATE);
            boolean mutable = machine.isMutable(parameters.get(i));
            type.addField(
                    mutable ? field.build() : field.addModifiers(Modifier.FINAL).build());
        }
        machine.fields().forEach((name, field) -> type.addField(field, name, Modifier.PRIVATE));
        type.addMethod(constructor());
        methods.forEach(type::addMethod);
        for (LocalClass local : localClasses) {
            type.addType(new LiftedClass(local, printer).define());
        }
        return type.build();
    }

    private MethodSpec group(String name, CodeBlock body) {
        return MethodSpec.methodBuilder(name)
                .addAnnotations(signature.suppressions(suppressed(body)))
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addTypeVariables(frameType.variables())
                .returns(TypeName.INT)
                .addParameter(Names.STEP, machine.step())
                .addParameter(TypeName.INT, machine.depth())
                .addParameter(frameType.name(), machine.frame())
                .addParameter(TypeName.INT, machine.state())
                .addException(Throwable.class)
                .addCode(body)
                .build();
    }

    private String[] suppressed() {
        List<String> names = new ArrayList<>(suppressed);
        if (frameType.isUnchecked()) {
            names.add("unchecked");
        }
        return names.toArray(String[]::new);
    }

    /** What javac's lint would find in the text, and the user's source has been told of already. */
    private String[] suppressed(CodeBlock body) {
        List<String> names = new ArrayList<>(List.of("fallthrough"));
        if (body.toString().matches("(?s).*\\btry \\(.*")) {
            names.add("try");
        }
        names.addAll(List.of(suppressed()));
        return names.toArray(String[]::new);
    }

    private MethodSpec constructor() {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder().addParameters(specs);
        names.forEach(name -> constructor.addStatement("this.$L = $L", Machine.field(name), name));
        return constructor.build();
    }

    private MethodSpec.Builder entry(String name, List<TypeVariableName> typeVariables) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.STATIC)
                .addTypeVariables(typeVariables)
                .returns(signature.returns())
                .addParameter(Names.STEP, machine.step())
                .addParameter(TypeName.INT, machine.depth())
                .addException(Throwable.class);
    }

    private MethodSpec call() {
        MethodSpec.Builder call = entry("call", signature.typeVariables())
                .addAnnotations(signature.safeVarargs())
                .addModifiers(signature.visibility())
                .addParameters(specs)
                .varargs(signature.isVarArgs());
        call.addCode(presence());
        call.beginControlFlow("if ($L.tooDeep($L))", machine.step(), machine.depth());
        call.addStatement("$L.defer($L)", machine.step(), create(names));
        call.addStatement(Results.nothing(returnType));
        call.endControlFlow();
        boolean isVoid = returnType.getKind() == TypeKind.VOID;
        String types = typeArguments();
        call.addStatement(
                "$L$Lrun($L)",
                isVoid ? "" : "return ",
                types.equals(frameType.diamond()) ? "" : method.frame().simpleName() + "." + types,
                arguments(machine.step(), machine.depth(), "null"));
        return call.build();
    }

    /** A new frame, whose type nothing but the arguments tells. */
    CodeBlock create(List<String> arguments) {
        return create(typeArguments(), arguments);
    }

    /** A new frame whose type is another's in the end. */
    CodeBlock createAny(List<String> arguments) {
        return create(frameType.diamond(), arguments);
    }

    private CodeBlock create(String typeArguments, List<String> arguments) {
        return CodeBlock.of("new $T$L($L)", method.frame(), typeArguments, String.join(", ", arguments));
    }

    /** Those of a new frame where only the variables of the signature are declared. */
    private String typeArguments() {
        boolean all = signature.typeVariables().size() == frameType.variables().size();
        return all ? frameType.arguments() : frameType.diamond();
    }

    private String arguments(String... first) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(names);
        return String.join(", ", all);
    }

    private MethodSpec plainCall(CodeBlock body) {
        return entry("call", frameType.variables())
                .addModifiers(signature.visibility())
                .addAnnotations(
                        signature.safeVarargs().isEmpty()
                                ? signature.suppressions(suppressed())
                                : signature.safeVarargs())
                .addParameters(specs)
                .varargs(signature.isVarArgs())
                .addCode(presence())
                .addCode(body)
                .build();
    }

    /** As in Java, a null receiver fails at the call. */
    private CodeBlock presence() {
        return method.isStatic()
                ? CodeBlock.of("")
                : CodeBlock.builder()
                        .addStatement("$T.requireNonNull($L)", Objects.class, names.get(0))
                        .build();
    }

    private MethodSpec.Builder run(CodeBlock body) {
        return entry("run", frameType.variables())
                .addModifiers(Modifier.PRIVATE)
                .addParameter(frameType.name(), machine.frame())
                .addParameters(specs)
                .addCode(body);
    }

    private MethodSpec resume() {
        String step = machine.step();
        List<String> all = new ArrayList<>(List.of(step, step + ".depth()"));
        if (machine.awaits()) {
            all.add("this");
        }
        names.forEach(name -> all.add(Machine.field(name)));
        String call = (machine.awaits() ? "run(" : "call(") + String.join(", ", all) + ")";
        MethodSpec.Builder resume = MethodSpec.methodBuilder("resume")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .addParameter(Names.STEP, step)
                .addException(Throwable.class);
        if (returnType.getKind() == TypeKind.VOID) {
            resume.addStatement("$L", call).addStatement("$L.complete()", step);
        } else {
            resume.addStatement("$L.complete($L)", step, call);
        }
        return resume.build();
    }

    private MethodSpec lines() {
        boolean hidden = signature.typeVariables().stream()
                .anyMatch(variable -> variable.name().equals("Lines"));
        return MethodSpec.methodBuilder("lines")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .returns(Names.SOURCE_LINES)
                .addStatement(
                        "return $LLines.ALL",
                        hidden ? method.frame().enclosingClassName().simpleName() + "." : "")
                .build();
    }

    /** The state machine for Mermaid. */
    String diagram(String title) {
        States states = machine.states();
        return new Diagram(machine.blocks(), block -> states.has(block) ? states.of(block) : null, states::resumption)
                .text(title);
    }

    /** For the line table: the frame's name, the method's, and the lines of the awaits by the states behind them. */
    String states() {
        StringBuilder states = new StringBuilder(method.frame().simpleName() + " " + method.name());
        for (Block block : machine.states().awaiting()) {
            int line = ((Terminator.Await) block.end()).call().line();
            states.append(' ')
                    .append(machine.states().resumption(block))
                    .append(':')
                    .append(line);
        }
        return states.toString();
    }
}

package io.fermata.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.fermata.processor.code.Var;
import io.fermata.processor.flow.Simplify;
import io.fermata.processor.lower.LocalClass;
import io.fermata.processor.lower.Lowering;
import io.fermata.processor.model.AsyncMethod;
import io.fermata.processor.slice.Denotable;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeMirror;

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
    private final RunMethod run;
    private final List<String> names;
    private final List<LocalClass> localClasses;
    private final List<ParameterSpec> specs;

    ContinuationClass(
            AsyncMethod method,
            Lowering.Result code,
            List<Var> parameters,
            Denotable denotable,
            StaticImports imports) {
        this.method = method;
        this.signature = new Signature(method);
        this.returnType = method.element().getReturnType();
        this.parameters = parameters;
        this.localClasses = code.localClasses();
        this.run = new RunMethod(
                Simplify.run(code.blocks()),
                parameters,
                denotable,
                imports,
                method.frame(),
                !signature.typeVariables().isEmpty(),
                returnType);
        this.names = parameters.stream().map(run::name).toList();
        this.specs = signature.parameters(names);
    }

    TypeSpec define() {
        CodeBlock body = run.body();
        TypeSpec.Builder type = TypeSpec.classBuilder(method.frame())
                .addModifiers(signature.visibility())
                .addModifiers(Modifier.STATIC, Modifier.FINAL)
                .addTypeVariables(signature.typeVariables())
                .superclass(signature.coro());
        for (int i = 0; i < specs.size(); i++) {
            FieldSpec.Builder field = FieldSpec.builder(specs.get(i).type(), names.get(i), Modifier.PRIVATE);
            type.addField(
                    run.isMutable(parameters.get(i))
                            ? field.build()
                            : field.addModifiers(Modifier.FINAL).build());
        }
        run.fields().forEach((name, field) -> type.addField(field, name, Modifier.PRIVATE));
        type.addMethod(constructor());
        if (run.awaits()) {
            type.addMethod(call()).addMethod(run(body));
        } else {
            type.addMethod(plainCall(body));
        }
        type.addMethod(resume());
        if (returnType.getKind().isPrimitive()) {
            type.addMethod(result());
        }
        for (LocalClass local : localClasses) {
            type.addType(new LiftedClass(local, run.printer(), signature.typeVariables()).define());
        }
        return type.build();
    }

    private MethodSpec constructor() {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder().addParameters(specs);
        names.forEach(name -> constructor.addStatement("this.$L = $L", name, name));
        return constructor.build();
    }

    private MethodSpec.Builder entry(String name) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.STATIC)
                .addTypeVariables(signature.typeVariables())
                .returns(TypeName.get(returnType))
                .addParameter(Names.STEP, run.step())
                .addParameter(TypeName.INT, run.depth())
                .addException(Throwable.class);
    }

    private MethodSpec call() {
        MethodSpec.Builder call = entry("call")
                .addModifiers(signature.visibility())
                .addParameters(specs)
                .varargs(signature.isVarArgs());
        call.beginControlFlow("if ($L.tooDeep($L))", run.step(), run.depth());
        call.addStatement("$L.defer(new $T($L))", run.step(), signature.frame(), String.join(", ", names));
        call.addStatement(Results.nothing(returnType));
        call.endControlFlow();
        boolean isVoid = returnType.getKind() == javax.lang.model.type.TypeKind.VOID;
        call.addStatement("$Lrun($L)", isVoid ? "" : "return ", arguments(run.step(), run.depth(), "null"));
        return call.build();
    }

    private String arguments(String... first) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(names);
        return String.join(", ", all);
    }

    private MethodSpec plainCall(CodeBlock body) {
        return entry("call")
                .addModifiers(signature.visibility())
                .addAnnotations(signature.suppressions())
                .addParameters(specs)
                .varargs(signature.isVarArgs())
                .addCode(body)
                .build();
    }

    private MethodSpec run(CodeBlock body) {
        return entry("run")
                .addModifiers(Modifier.PRIVATE)
                .addAnnotations(signature.suppressions("fallthrough"))
                .addParameter(signature.frame(), run.frame())
                .addParameters(specs)
                .addCode(body)
                .build();
    }

    private MethodSpec resume() {
        String call = run.awaits()
                ? "run(" + arguments("step", "step.depth()", "this") + ")"
                : "call(" + arguments("step", "step.depth()") + ")";
        MethodSpec.Builder resume = MethodSpec.methodBuilder("resume")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .addParameter(Names.STEP, "step")
                .addException(Throwable.class);
        if (returnType.getKind() == javax.lang.model.type.TypeKind.VOID) {
            resume.addStatement("$L", call).addStatement("step.complete()");
        } else {
            resume.addStatement("step.complete($L)", call);
        }
        return resume.build();
    }

    private MethodSpec result() {
        return MethodSpec.methodBuilder("result")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .returns(TypeName.get(returnType).box())
                .addParameter(Names.STEP, "step")
                .addException(Throwable.class)
                .addStatement("return step.$L()", Results.take(returnType))
                .build();
    }
}

package io.fermata.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.fermata.processor.code.Var;
import io.fermata.processor.lower.Lowering;
import io.fermata.processor.model.AsyncClass;
import io.fermata.processor.model.AsyncMethod;
import io.fermata.processor.slice.Accessor;
import io.fermata.processor.slice.Denotable;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** The companion of one class: a factory and a continuation class per method, and at the end what gives it access. */
public final class Companion {

    private final AsyncClass source;

    public Companion(AsyncClass source) {
        this.source = source;
    }

    /**
     * One method, taken apart.
     *
     * @param parameters the receiver, if any, then the parameters
     */
    public record Lowered(AsyncMethod method, Lowering.Result code, List<Var> parameters) {}

    /** The factories' signatures alone, so that code which calls them can be compiled before they exist. */
    public String stub() {
        return placeholder().text();
    }

    /** A companion whose factories only throw, for a class that does not compile. */
    public SourceFile placeholder() {
        TypeSpec.Builder type = head();
        source.methods().forEach(method -> type.addMethod(missing(method)));
        return SourceFile.of(
                JavaFile.builder(source.companion().packageName(), type.build()).build(), source.element(), Map.of());
    }

    private static MethodSpec missing(AsyncMethod method) {
        return new Signature(method)
                .factory()
                .addStatement("throw new $T()", UnsupportedOperationException.class)
                .build();
    }

    /**
     * The whole file.
     *
     * @param rejected methods that cannot even have a factory
     * @param sourceFile the name of the user's file, for stack traces
     * @param debug whether variables are kept after their last use
     */
    public SourceFile file(
            List<Lowered> methods,
            Set<ExecutableElement> rejected,
            List<Accessor> accessors,
            TypeElement shadow,
            Elements elements,
            Types types,
            Denotable denotable,
            String sourceFile,
            boolean debug) {
        Set<String> hidden =
                new HashSet<>(Set.of("call", "run", "resume", "result", "lines", "suspend", "state", "await"));
        source.methods().forEach(method -> hidden.add(method.name()));
        StaticImports imports = new StaticImports(hidden);
        Set<String> reserved = new HashSet<>(Set.of("Access", "Lines"));
        source.methods().forEach(method -> reserved.add(method.frame().simpleName()));
        TypeSpec.Builder type = head();
        boolean closed = denotable.standIns().has(shadow);
        type.addJavadoc("Coroutines of {@$L $T}.\n", closed ? "code" : "link", ClassName.get(source.element()));
        boolean varargs = source.methods().stream()
                .anyMatch(method -> !new Signature(method).safeVarargs().isEmpty());
        type.addAnnotations(Suppressions.of(source.element(), varargs ? new String[] {"varargs"} : new String[0]));
        type.addMethod(
                MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
        Map<AsyncMethod, ContinuationClass> present = new LinkedHashMap<>();
        for (Lowered lowered : methods) {
            present.put(
                    lowered.method(),
                    new ContinuationClass(
                            lowered.method(),
                            lowered.code(),
                            lowered.parameters(),
                            denotable,
                            imports,
                            debug,
                            reserved));
        }
        for (AsyncMethod method : source.methods()) {
            if (!rejected.contains(method.element())) {
                ContinuationClass continuation = present.get(method);
                type.addMethod(continuation == null ? missing(method) : factory(method, continuation));
            }
        }
        present.values().forEach(continuation -> type.addType(continuation.define()));
        if (!accessors.isEmpty()) {
            type.addType(new AccessClass(accessors, shadow, elements, types, denotable).define());
        }
        List<String> states =
                present.values().stream().map(ContinuationClass::states).toList();
        if (!states.isEmpty()) {
            type.addType(new LinesClass(source, sourceFile, states, methods).define());
        }
        JavaFile.Builder file = JavaFile.builder(source.companion().packageName(), type.build())
                .skipJavaLangImports(true)
                .indent("    ");
        imports.addTo(file);
        Map<String, Supplier<String>> diagrams = new LinkedHashMap<>();
        present.forEach((method, continuation) -> diagrams.put(
                method.frame().simpleName(),
                () -> continuation.diagram(source.element().getSimpleName() + "." + method.name())));
        return SourceFile.of(file.build(), source.element(), diagrams);
    }

    private TypeSpec.Builder head() {
        TypeSpec.Builder type = TypeSpec.classBuilder(source.companion())
                .addOriginatingElement(source.element())
                .addModifiers(Modifier.FINAL);
        if (isPublic(source.element())) {
            type.addModifiers(Modifier.PUBLIC);
        }
        return type;
    }

    static boolean isPublic(TypeElement type) {
        for (Element at = type; at instanceof TypeElement; at = at.getEnclosingElement()) {
            if (!at.getModifiers().contains(Modifier.PUBLIC)) {
                return false;
            }
        }
        return true;
    }

    private MethodSpec factory(AsyncMethod method, ContinuationClass continuation) {
        Signature signature = new Signature(method);
        StringBuilder link = new StringBuilder();
        for (VariableElement parameter : method.element().getParameters()) {
            link.append(link.isEmpty() ? "" : ", ").append(erased(parameter));
        }
        MethodSpec.Builder factory = signature
                .factory()
                .addJavadoc(
                        "The coroutine of {@$L $T#$L($L)}.\n",
                        signature.hasStandIns() ? "code" : "link",
                        ClassName.get(source.element()),
                        method.name(),
                        link);
        if (!method.isStatic()) {
            factory.addStatement(
                    "$T.requireNonNull($L)", Objects.class, signature.names().get(0));
        }
        if (signature.isFactoryUnchecked()) {
            factory.addAnnotations(signature.suppressions("unchecked"))
                    .addStatement("return ($T) $L", signature.coro(), continuation.createAny(signature.names()));
        } else {
            factory.addStatement("return $L", continuation.create(signature.names()));
        }
        return factory.build();
    }

    private static String erased(VariableElement parameter) {
        String type = com.palantir.javapoet.TypeName.get(parameter.asType()).toString();
        return type.replaceAll("<.*>", "");
    }
}

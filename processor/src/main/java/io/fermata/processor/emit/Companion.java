package io.fermata.processor.emit;

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
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
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
                JavaFile.builder(source.companion().packageName(), type.build()).build(), source.element());
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
     * @param debug whether variables are kept after their last use
     */
    public SourceFile file(
            List<Lowered> methods,
            Set<ExecutableElement> rejected,
            List<Accessor> accessors,
            TypeElement shadow,
            Types types,
            Denotable denotable,
            boolean debug) {
        Set<String> hidden = new HashSet<>(Set.of("call", "run", "resume", "result", "suspend", "state", "await"));
        source.methods().forEach(method -> hidden.add(method.name()));
        StaticImports imports = new StaticImports(hidden);
        TypeSpec.Builder type = head();
        type.addJavadoc("Coroutines of {@link $L}.\n", source.element().getQualifiedName());
        type.addAnnotations(Suppressions.of(source.element()));
        type.addMethod(
                MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
        Set<AsyncMethod> present = methods.stream().map(Lowered::method).collect(Collectors.toSet());
        for (AsyncMethod method : source.methods()) {
            if (!rejected.contains(method.element())) {
                type.addMethod(present.contains(method) ? factory(method) : missing(method));
            }
        }
        for (Lowered lowered : methods) {
            type.addType(new ContinuationClass(
                            lowered.method(), lowered.code(), lowered.parameters(), denotable, imports, debug)
                    .define());
        }
        if (!accessors.isEmpty()) {
            type.addType(new AccessClass(accessors, shadow, types, denotable).define());
        }
        JavaFile.Builder file = JavaFile.builder(source.companion().packageName(), type.build())
                .skipJavaLangImports(true)
                .indent("    ");
        imports.addTo(file);
        return SourceFile.of(file.build(), source.element());
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

    private static boolean isPublic(TypeElement type) {
        for (Element at = type; at instanceof TypeElement; at = at.getEnclosingElement()) {
            if (!at.getModifiers().contains(Modifier.PUBLIC)) {
                return false;
            }
        }
        return true;
    }

    private MethodSpec factory(AsyncMethod method) {
        Signature signature = new Signature(method);
        StringBuilder link = new StringBuilder();
        for (VariableElement parameter : method.element().getParameters()) {
            link.append(link.isEmpty() ? "" : ", ").append(erased(parameter));
        }
        return signature
                .factory()
                .addJavadoc(
                        "The coroutine of {@link $L#$L($L)}.\n",
                        source.element().getQualifiedName(),
                        method.name(),
                        link)
                .addStatement("return new $T($L)", signature.frame(), String.join(", ", signature.names()))
                .build();
    }

    private static String erased(VariableElement parameter) {
        String type = com.palantir.javapoet.TypeName.get(parameter.asType()).toString();
        return type.replaceAll("<.*>", "");
    }
}

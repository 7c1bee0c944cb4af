package io.fermata.processor.differential;

import io.fermata.Async;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.tools.Diagnostic;

/**
 * Generates companions that run the annotated method itself ({@link StandInCoro}). With them a program is known to be
 * valid Java and to print the same trace twice, whatever the real processor does.
 */
@SupportedAnnotationTypes("io.fermata.Async")
final class StandInProcessor extends AbstractProcessor {

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        Map<TypeElement, List<ExecutableElement>> methods = new LinkedHashMap<>();
        for (Element element : round.getElementsAnnotatedWith(Async.class)) {
            if (element.getEnclosingElement() instanceof TypeElement type) {
                methods.computeIfAbsent(type, t -> new ArrayList<>()).add((ExecutableElement) element);
            }
        }
        methods.forEach(this::write);
        return true;
    }

    private void write(TypeElement type, List<ExecutableElement> methods) {
        String name = processingEnv.getElementUtils().getPackageOf(type).isUnnamed()
                ? type.getQualifiedName().toString()
                : type.getQualifiedName()
                        .toString()
                        .substring(processingEnv
                                        .getElementUtils()
                                        .getPackageOf(type)
                                        .getQualifiedName()
                                        .length()
                                + 1);
        String simpleName = name.replace('.', '_') + "Async";
        String packageName = processingEnv
                .getElementUtils()
                .getPackageOf(type)
                .getQualifiedName()
                .toString();
        StringBuilder text = new StringBuilder();
        if (!packageName.isEmpty()) {
            text.append("package ").append(packageName).append(";\n");
        }
        text.append("@SuppressWarnings({\"all\", \"cast\", \"rawtypes\"})\n");
        boolean isPublic = true;
        for (Element e = type; e instanceof TypeElement; e = e.getEnclosingElement()) {
            isPublic &= e.getModifiers().contains(Modifier.PUBLIC);
        }
        text.append(isPublic ? "public " : "")
                .append("final class ")
                .append(simpleName)
                .append(" {\n");
        methods.forEach(method -> write(text, type, method, simpleName));
        text.append("}\n");
        String qualifiedName = packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
        try (Writer out =
                processingEnv.getFiler().createSourceFile(qualifiedName, type).openWriter()) {
            out.write(text.toString());
        } catch (IOException failure) {
            processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, failure.toString(), type);
        }
    }

    private void write(StringBuilder text, TypeElement type, ExecutableElement method, String companion) {
        boolean isStatic = method.getModifiers().contains(Modifier.STATIC);
        List<String> variables = new ArrayList<>();
        if (!isStatic) {
            for (Element e = type; e instanceof TypeElement t; e = e.getEnclosingElement()) {
                t.getTypeParameters().forEach(parameter -> variables.add(variable(parameter)));
                if (t.getModifiers().contains(Modifier.STATIC)) {
                    break;
                }
            }
        }
        method.getTypeParameters().forEach(parameter -> variables.add(variable(parameter)));
        List<String> parameters = new ArrayList<>();
        if (!isStatic) {
            parameters.add(type.asType() + " self");
        }
        method.getParameters().forEach(p -> parameters.add(name(p.asType()) + " " + p.getSimpleName()));
        if (method.isVarArgs()) {
            int last = parameters.size() - 1;
            parameters.set(last, parameters.get(last).replaceFirst("\\[\\] (?=\\w+$)", "... "));
        }
        TypeMirror result = method.getReturnType();
        String boxed = result.getKind() == TypeKind.VOID
                ? "Void"
                : result.getKind().isPrimitive()
                        ? processingEnv
                                .getTypeUtils()
                                .boxedClass(processingEnv.getTypeUtils().getPrimitiveType(result.getKind()))
                                .toString()
                        : name(result);
        String visibility = type.getKind() == ElementKind.INTERFACE
                        && !method.getModifiers().contains(Modifier.PRIVATE)
                ? "public "
                : method.getModifiers().stream()
                        .filter(m -> m == Modifier.PUBLIC || m == Modifier.PROTECTED)
                        .map(m -> m + " ")
                        .collect(Collectors.joining());
        text.append("  ").append(visibility).append("static ");
        if (!variables.isEmpty()) {
            text.append(variables.stream().collect(Collectors.joining(", ", "<", "> ")));
        }
        text.append("io.fermata.Coro<").append(boxed).append("> ").append(method.getSimpleName());
        text.append(parameters.stream().collect(Collectors.joining(", ", "(", ")")));
        if (!method.getThrownTypes().isEmpty()) {
            text.append(
                    method.getThrownTypes().stream().map(this::name).collect(Collectors.joining(", ", " throws ", "")));
        }
        text.append(" {\n    return io.fermata.processor.differential.StandInCoro.of(")
                .append(companion)
                .append(".class.getClassLoader(), \"")
                .append(processingEnv.getElementUtils().getBinaryName(type))
                .append("\", \"")
                .append(method.getSimpleName())
                .append("\", \"")
                .append(method.getParameters().stream()
                        .map(p -> erased(p.asType()))
                        .collect(Collectors.joining(",")))
                .append("\", ")
                .append(isStatic ? "null" : "self");
        method.getParameters().forEach(p -> text.append(", (Object) ").append(p.getSimpleName()));
        text.append(");\n  }\n");
    }

    /** The type as source, or Object where a private type could not be named. */
    private String name(TypeMirror type) {
        return type instanceof DeclaredType declared
                        && declared.asElement().getModifiers().contains(Modifier.PRIVATE)
                ? "Object"
                : type.toString();
    }

    private String erased(TypeMirror type) {
        TypeMirror erasure = processingEnv.getTypeUtils().erasure(type);
        String dimensions = "";
        while (erasure instanceof javax.lang.model.type.ArrayType array) {
            erasure = array.getComponentType();
            dimensions += "[]";
        }
        return (erasure instanceof DeclaredType declared
                        ? processingEnv.getElementUtils().getBinaryName((TypeElement) declared.asElement())
                        : erasure.toString())
                + dimensions;
    }

    private String variable(TypeParameterElement parameter) {
        return parameter.getSimpleName()
                + parameter.getBounds().stream().map(this::name).collect(Collectors.joining(" & ", " extends ", ""));
    }
}

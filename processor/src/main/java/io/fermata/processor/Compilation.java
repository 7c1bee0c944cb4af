package io.fermata.processor;

import com.sun.source.util.Trees;
import io.fermata.processor.emit.Companion;
import io.fermata.processor.message.Message;
import io.fermata.processor.message.Messages;
import io.fermata.processor.model.AsyncClass;
import io.fermata.processor.shadow.NotJavac;
import io.fermata.processor.shadow.Shadow;
import io.fermata.processor.shadow.ShadowClass;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * The passes over all classes of a compilation, round by round. A class with types that are still missing waits for the
 * next round, in case another processor makes them.
 */
final class Compilation {

    private static final String ASYNC = "io.fermata.Async";

    private @Nullable ProcessingEnvironment environment;
    private @Nullable Messages messages;
    private final Map<String, AsyncClass> known = new LinkedHashMap<>();
    private final Set<String> deferred = new LinkedHashSet<>();

    void init(ProcessingEnvironment processing) {
        environment = processing;
    }

    private ProcessingEnvironment environment() {
        if (environment == null) {
            throw new AssertionError("not initialised");
        }
        return environment;
    }

    /** Compiles what the round brought and what earlier rounds left. Nothing escapes. */
    void round(RoundEnvironment round) {
        Set<String> names = new LinkedHashSet<>(deferred);
        deferred.clear();
        TypeElement async = environment().getElementUtils().getTypeElement(ASYNC);
        if (async != null) {
            for (Element element : round.getElementsAnnotatedWith(async)) {
                if (element.getEnclosingElement() instanceof TypeElement type) {
                    names.add(type.getQualifiedName().toString());
                }
            }
        }
        if (names.isEmpty()) {
            return;
        }
        try {
            compile(names, round.processingOver());
        } catch (NotJavac e) {
            environment()
                    .getMessager()
                    .printMessage(javax.tools.Diagnostic.Kind.ERROR, Message.NOT_JAVAC.format(e.getMessage()));
        }
    }

    private void compile(Set<String> names, boolean last) throws NotJavac {
        List<AsyncClass> classes = new ArrayList<>();
        Map<String, String> stubs = new LinkedHashMap<>();
        for (String name : names) {
            TypeElement type = environment().getElementUtils().getTypeElement(name);
            if (type == null) {
                continue;
            }
            AsyncClass source = AsyncClass.of(type, methods(type));
            classes.add(source);
            known.put(source.companion().canonicalName(), source);
            stubs.put(source.companion().canonicalName(), new Companion(source).stub());
        }
        Shadow shadow = Shadow.of(environment(), stubs);
        if (messages == null) {
            messages = new Messages(environment().getMessager(), Trees.instance(environment()));
        }
        for (AsyncClass source : classes) {
            try {
                compile(source, shadow, last);
            } catch (RuntimeException | AssertionError | IOException | StackOverflowError e) {
                StringWriter trace = new StringWriter();
                e.printStackTrace(new PrintWriter(trace));
                messages.error(java.util.Optional.empty(), source.element(), Message.INTERNAL, trace);
            }
        }
    }

    private static List<ExecutableElement> methods(TypeElement type) {
        List<ExecutableElement> methods = new ArrayList<>();
        for (Element member : type.getEnclosedElements()) {
            boolean async = member.getAnnotationMirrors().stream()
                    .anyMatch(annotation ->
                            annotation.getAnnotationType().toString().equals(ASYNC));
            if (async && member.getKind() == ElementKind.METHOD) {
                methods.add((ExecutableElement) member);
            }
        }
        return methods;
    }

    private void compile(AsyncClass source, Shadow shadow, boolean last) throws IOException {
        String name = source.element().getQualifiedName().toString();
        ShadowClass attributed = shadow.attribute(name).orElse(null);
        if (attributed == null) {
            throw new AssertionError("no source of " + name);
        }
        if (!attributed.errors().isEmpty() && !last) {
            deferred.add(name);
            return;
        }
        new Translation(source, attributed, shadow, known)
                .file()
                .writeTo(environment().getFiler());
    }
}

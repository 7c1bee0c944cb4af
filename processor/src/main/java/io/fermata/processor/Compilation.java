package io.fermata.processor;

import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import io.fermata.processor.check.Check;
import io.fermata.processor.check.Overrides;
import io.fermata.processor.emit.Companion;
import io.fermata.processor.message.Message;
import io.fermata.processor.message.Messages;
import io.fermata.processor.model.AsyncClass;
import io.fermata.processor.shadow.NotJavac;
import io.fermata.processor.shadow.Shadow;
import io.fermata.processor.shadow.Unwrap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * The passes over all classes of a compilation, round by round. A class with types that are still missing waits for the
 * next round, in case another processor makes them.
 */
final class Compilation {

    static final String ASYNC = "io.fermata.Async";

    private @Nullable ProcessingEnvironment environment;
    private @Nullable Filer filer;
    private @Nullable Messages messages;
    private final Map<String, AsyncClass> known = new LinkedHashMap<>();
    private final Map<String, Set<String>> mentioned = new HashMap<>();
    private final Set<String> sources = new LinkedHashSet<>();
    private final Set<String> deferred = new LinkedHashSet<>();

    void init(ProcessingEnvironment processing) {
        environment = processing;
    }

    /** The build tool's own, if it wraps javac's: it keeps account of what is generated. */
    private Filer filer() {
        if (filer == null) {
            throw new AssertionError("not initialised");
        }
        return filer;
    }

    private ProcessingEnvironment environment() {
        if (environment == null) {
            throw new AssertionError("not initialised");
        }
        return environment;
    }

    /** Compiles what the round brought and what earlier rounds left. Nothing escapes. */
    void round(RoundEnvironment round) {
        try {
            compile(round);
        } catch (NotJavac e) {
            if (!round.processingOver()) { // the first round has said it
                environment()
                        .getMessager()
                        .printMessage(Diagnostic.Kind.ERROR, Message.NOT_JAVAC.format(e.getMessage()));
            }
        }
    }

    private void compile(RoundEnvironment round) throws NotJavac {
        if (environment().getElementUtils().getTypeElement(ASYNC) == null) {
            return;
        }
        if (messages == null) {
            filer = environment().getFiler();
            environment = Unwrap.javac(environment());
            messages = new Messages(environment().getMessager(), Trees.instance(environment()));
        }
        Suspects suspects = new Suspects(environment());
        round.getRootElements().forEach(suspects::add);
        Messages reporter = messages;
        suspects.nameless()
                .forEach((method, file) ->
                        reporter.error(Optional.empty(), method, Message.ASYNC_IN_COMPACT_SOURCE, file));
        suspects.others().removeAll(known.keySet()); // companions are ours
        ElementFilter.typesIn(round.getRootElements())
                .forEach(type -> sources.add(type.getQualifiedName().toString()));
        Set<String> waited = Set.copyOf(deferred);
        Set<String> async = new LinkedHashSet<>(deferred);
        async.addAll(suspects.asyncClasses());
        deferred.clear();
        if (!async.isEmpty() || !suspects.others().isEmpty()) {
            compile(messages, async, waited, suspects.others(), round.processingOver());
        }
        Overrides overrides =
                new Overrides(environment().getElementUtils(), environment().getTypeUtils(), messages);
        ElementFilter.typesIn(round.getRootElements()).forEach(type -> overrides.check(type, known.keySet()));
    }

    private void compile(Messages reporter, Set<String> names, Set<String> waited, Set<String> others, boolean last)
            throws NotJavac {
        List<AsyncClass> classes = new ArrayList<>();
        Map<String, String> stubs = new LinkedHashMap<>();
        for (String name : names) {
            TypeElement type = environment().getElementUtils().getTypeElement(name);
            if (type != null) {
                AsyncClass source = AsyncClass.of(type, methods(type), mentioned(name, type));
                AsyncClass other = known.get(source.companion().canonicalName());
                if (other != null && !other.element().getQualifiedName().contentEquals(name)) {
                    taken(reporter, source, other);
                    continue;
                }
                known.put(source.companion().canonicalName(), source);
                classes.add(source);
                stubs.put(source.companion().canonicalName(), new Companion(source).stub());
            }
        }
        try (Shadow shadow = Shadow.of(environment(), sources, stubs)) {
            Round passes = new Round(environment(), filer(), reporter, shadow, known, waited, last);
            for (AsyncClass source : classes) {
                if (!passes.compile(source)) {
                    deferred.add(source.element().getQualifiedName().toString());
                }
            }
            others.forEach(passes::check);
        }
    }

    /** As it was when the class was first seen, for what was compiled since relies on the names. */
    private Set<String> mentioned(String name, TypeElement type) {
        return mentioned.computeIfAbsent(name, first -> {
            TreePath path = Trees.instance(environment()).getPath(type);
            return path == null ? Set.of() : TypeNames.in(path.getCompilationUnit());
        });
    }

    /** {@code Foo_Bar} and {@code Foo.Bar} have companions of one name. */
    private static void taken(Messages reporter, AsyncClass source, AsyncClass other) {
        reporter.error(
                Optional.empty(),
                source.element(),
                Message.COMPANION_TAKEN,
                source.companion().simpleName(),
                "the companion of " + other.element().getQualifiedName());
    }

    private static List<ExecutableElement> methods(TypeElement type) {
        List<ExecutableElement> methods = new ArrayList<>();
        for (Element member : type.getEnclosedElements()) {
            if (Check.isAsync(member) && member.getKind() == ElementKind.METHOD) {
                methods.add((ExecutableElement) member);
            }
        }
        return methods;
    }
}

package io.fermata.processor;

import com.sun.source.tree.Tree;
import io.fermata.processor.check.BodyErrors;
import io.fermata.processor.check.Check;
import io.fermata.processor.check.Declarations;
import io.fermata.processor.emit.Companion;
import io.fermata.processor.message.Message;
import io.fermata.processor.message.Messages;
import io.fermata.processor.model.AsyncClass;
import io.fermata.processor.shadow.Shadow;
import io.fermata.processor.shadow.ShadowClass;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** The passes over the classes of one round. */
final class Round {

    private final ProcessingEnvironment environment;
    private final Filer filer;
    private final Messages messages;
    private final Shadow shadow;
    private final Map<String, AsyncClass> known;
    private final Declarations declarations;
    private final Set<String> waited;
    private final boolean last;
    private final Map<String, Set<Tree>> checked = new HashMap<>();
    private final Set<Tree> reported = new HashSet<>();

    Round(
            ProcessingEnvironment environment,
            Filer filer,
            Messages messages,
            Shadow shadow,
            Map<String, AsyncClass> known,
            Set<String> waited,
            boolean last) {
        this.environment = environment;
        this.filer = filer;
        this.messages = messages;
        this.shadow = shadow;
        this.known = known;
        this.declarations = new Declarations(environment.getElementUtils(), environment.getTypeUtils(), messages);
        this.waited = waited;
        this.last = last;
    }

    /**
     * Compiles a class.
     *
     * @return false if it must wait for the next round
     */
    boolean compile(AsyncClass source) {
        try {
            return translate(source);
        } catch (RuntimeException | AssertionError | IOException | StackOverflowError e) {
            fault(source.element(), e);
            return true;
        }
    }

    /** Checks a class without async methods. */
    void check(String name) {
        TypeElement type = environment.getElementUtils().getTypeElement(name);
        try {
            Optional<ShadowClass> attributed = shadow.attribute(name);
            if (attributed.isPresent() && attributed.get().errors().isEmpty()) {
                Check.run(attributed.get(), shadow.types(), messages);
            }
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            fault(type, e);
        }
    }

    private void fault(Element at, Throwable e) {
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        messages.error(Optional.empty(), at, Message.INTERNAL, trace);
    }

    private boolean translate(AsyncClass source) throws IOException {
        String name = source.element().getQualifiedName().toString();
        ShadowClass attributed = shadow.attribute(name).orElseThrow(() -> new AssertionError("no source of " + name));
        if (!attributed.errors().isEmpty()) {
            if (last) {
                unresolved(source);
            }
            return last;
        }
        if (!last && !waited.contains(name) && attributed.isChanging()) {
            return false;
        }
        Set<ExecutableElement> rejected = declarations.check(source);
        Options options = Options.of(environment.getOptions());
        Translation translation =
                new Translation(source, attributed, shadow, known, environment.getSourceVersion(), messages, options);
        translation.reject(rejected, checkOutermost(source));
        if (rejected.size() < source.methods().size() || !declarations.isTaken(source)) {
            translation.file().writeTo(filer, options.diagram());
        }
        return true;
    }

    private static String outermost(AsyncClass source) {
        Element outermost = source.element();
        while (outermost.getEnclosingElement() instanceof TypeElement around) {
            outermost = around;
        }
        return ((TypeElement) outermost).getQualifiedName().toString();
    }

    /** Bodies are checked once for all classes that are nested in one. */
    private Set<Tree> checkOutermost(AsyncClass source) {
        return checked.computeIfAbsent(
                outermost(source),
                key -> shadow.attribute(key)
                        .map(attributed -> Check.run(attributed, shadow.types(), messages))
                        .orElse(new HashSet<>()));
    }

    /**
     * javac itself reports what is wrong with declarations. What is wrong with bodies it would not say under {@code
     * -Werror}, nor would it find the companion.
     */
    private void unresolved(AsyncClass source) throws IOException {
        ShadowClass all = shadow.attribute(outermost(source)).orElseThrow();
        BodyErrors errors = BodyErrors.of(all);
        errors.forEach((tree, text) -> {
            if (reported.add(tree)) {
                messages.error(all.outer(tree), source.element(), Message.UNRESOLVED, text);
            }
        });
        if (errors.isEmpty() && !declarations.isTaken(source)) {
            new Companion(source).placeholder().writeTo(filer, false);
        }
    }
}

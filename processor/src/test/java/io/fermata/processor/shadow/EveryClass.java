package io.fermata.processor.shadow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** A processor that attributes every class of its round through the shadow. */
final class EveryClass extends AbstractProcessor {
    final Census census = new Census();
    private final Set<String> names = new LinkedHashSet<>();
    final List<ShadowClass> classes = new ArrayList<>();
    boolean tellsNames = true;
    Map<String, String> stubs = Map.of();
    UnaryOperator<ProcessingEnvironment> wrapper = env -> env;
    BiConsumer<ShadowClass, ProcessingEnvironment> action = (shadow, env) -> {};
    Consumer<Shadow> extra = shadow -> {};

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        Set<TypeElement> roots = ElementFilter.typesIn(round.getRootElements());
        if (roots.isEmpty()) {
            return false;
        }
        roots.forEach(root -> names.add(root.getQualifiedName().toString()));
        try (Shadow shadow = open()) {
            for (String name : names) {
                Optional<ShadowClass> attributed = shadow.attribute(name);
                if (attributed.isEmpty()) {
                    // A class file that a processor wrote.
                    continue;
                }
                ShadowClass found = attributed.get();
                classes.add(found);
                census.add(found, shadow.elements());
                action.accept(found, processingEnv);
            }
            extra.accept(shadow);
        } catch (NotJavac e) {
            throw new AssertionError(e);
        }
        return false;
    }

    private Shadow open() throws NotJavac {
        ProcessingEnvironment env = wrapper.apply(processingEnv);
        return tellsNames ? Shadow.of(env, names, stubs) : Shadow.of(env, stubs);
    }

    ShadowClass only(String qualifiedName) {
        return classes.stream()
                .filter(c -> c.element().getQualifiedName().contentEquals(qualifiedName))
                .findFirst()
                .orElseThrow();
    }

    /** Attributed in the last round that brought sources, with all that came into being until then. */
    ShadowClass latest(String qualifiedName) {
        List<ShadowClass> reversed = new ArrayList<>(classes);
        Collections.reverse(reversed);
        return reversed.stream()
                .filter(c -> c.element().getQualifiedName().contentEquals(qualifiedName))
                .findFirst()
                .orElseThrow();
    }
}

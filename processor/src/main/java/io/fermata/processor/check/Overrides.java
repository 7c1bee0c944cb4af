package io.fermata.processor.check;

import com.palantir.javapoet.ClassName;
import io.fermata.processor.message.Message;
import io.fermata.processor.message.Messages;
import io.fermata.processor.model.AsyncClass;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Rejects ordinary methods that override async ones: a call would find them, a coroutine would not. Only classes that have
 * companions are asked for their annotations.
 */
public final class Overrides {

    private final Elements elements;
    private final Types types;
    private final Messages messages;
    private final Map<TypeElement, List<ExecutableElement>> async = new HashMap<>();

    public Overrides(Elements elements, Types types, Messages messages) {
        this.elements = elements;
        this.types = types;
        this.messages = messages;
    }

    /**
     * Checks a class and those in it.
     *
     * @param companions the names of those that this compilation generates
     */
    public void check(TypeElement type, Set<String> companions) {
        Set<TypeElement> supertypes = new LinkedHashSet<>();
        collect(type, supertypes);
        for (TypeElement supertype : supertypes) {
            for (ExecutableElement overridden : asyncMethods(supertype, companions)) {
                ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                        .filter(method -> method.getSimpleName().equals(overridden.getSimpleName())
                                && !Check.isAsync(method)
                                && elements.overrides(method, overridden, type))
                        .forEach(method -> report(method, overridden));
            }
        }
        ElementFilter.typesIn(type.getEnclosedElements()).forEach(nested -> check(nested, companions));
    }

    private void report(ExecutableElement method, ExecutableElement overridden) {
        messages.error(
                Optional.empty(),
                method,
                Message.ASYNC_OVERRIDE,
                method.getSimpleName(),
                overridden.getEnclosingElement().getSimpleName(),
                Declarations.boxed(method.getReturnType()));
    }

    private void collect(TypeElement type, Set<TypeElement> found) {
        for (TypeMirror supertype : types.directSupertypes(type.asType())) {
            if (supertype instanceof DeclaredType declared
                    && declared.asElement() instanceof TypeElement element
                    && !element.getQualifiedName().toString().startsWith("java.")
                    && found.add(element)) {
                collect(element, found);
            }
        }
    }

    private List<ExecutableElement> asyncMethods(TypeElement type, Set<String> companions) {
        return async.computeIfAbsent(type, key -> {
            ClassName companion = AsyncClass.companion(key);
            boolean has = companions.contains(companion.canonicalName())
                    || elements.getTypeElement(companion.canonicalName()) != null;
            return has
                    ? ElementFilter.methodsIn(key.getEnclosedElements()).stream()
                            .filter(Check::isAsync)
                            .toList()
                    : List.of();
        });
    }
}

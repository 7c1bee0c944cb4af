package io.fermata.processor.model;

import com.palantir.javapoet.ClassName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/**
 * A class with annotated methods.
 *
 * @param element javac's own element
 * @param companion the class that is generated for it
 * @param methods its annotated methods, in the order of the source
 */
public record AsyncClass(TypeElement element, ClassName companion, List<AsyncMethod> methods) {

    public AsyncClass {
        methods = List.copyOf(methods);
    }

    /**
     * Names the companion and a continuation class for each method.
     *
     * @param mentioned names that the user's text means otherwise, and that the continuation classes do not hide
     */
    public static AsyncClass of(TypeElement element, List<ExecutableElement> methods, Set<String> mentioned) {
        ClassName companion = companion(element);
        Set<String> taken = new HashSet<>(mentioned);
        taken.addAll(Set.of("Access", "Lines", "Step", "Coro", companion.simpleName()));
        List<AsyncMethod> all = new ArrayList<>();
        for (ExecutableElement method : methods) {
            String base = frame(method.getSimpleName().toString());
            String name = base;
            for (int i = 2; !taken.add(name); i++) {
                name = base + "_" + i;
            }
            all.add(new AsyncMethod(method, companion.nestedClass(name)));
        }
        return new AsyncClass(element, companion, all);
    }

    /** The name of the continuation class of a method of that name, overloads aside. */
    public static String frame(String method) {
        return Character.toUpperCase(method.charAt(0)) + method.substring(1);
    }

    /** {@code FooAsync} for Foo, {@code Outer_InnerAsync} for a nested class. */
    public static ClassName companion(TypeElement element) {
        StringBuilder name = new StringBuilder(element.getSimpleName());
        Element outer = element.getEnclosingElement();
        while (outer instanceof TypeElement type) {
            name.insert(0, type.getSimpleName() + "_");
            outer = type.getEnclosingElement();
        }
        return ClassName.get(ClassName.get(element).packageName(), name + "Async");
    }
}

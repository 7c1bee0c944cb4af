package io.fermata.processor.slice;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Functional interfaces (JLS 9.8). */
final class Functions {

    private Functions() {}

    /** The one method that a function implements. */
    static ExecutableElement of(DeclaredType function, Elements elements) {
        TypeElement type = (TypeElement) function.asElement();
        TypeElement object = elements.getTypeElement("java.lang.Object");
        for (ExecutableElement method : ElementFilter.methodsIn(elements.getAllMembers(type))) {
            boolean ofObject = ElementFilter.methodsIn(object.getEnclosedElements()).stream()
                    .anyMatch(other -> elements.overrides(method, other, type));
            if (method.getModifiers().contains(Modifier.ABSTRACT) && !ofObject) {
                return method;
            }
        }
        throw new AssertionError("no function in " + function);
    }
}

package io.fermata.processor.model;

import com.palantir.javapoet.ClassName;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;

/**
 * An annotated method.
 *
 * @param element javac's own element
 * @param frame the continuation class
 */
public record AsyncMethod(ExecutableElement element, ClassName frame) {

    public String name() {
        return element.getSimpleName().toString();
    }

    public boolean isStatic() {
        return element.getModifiers().contains(Modifier.STATIC);
    }
}

package io.fermata.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;

/** {@code @SuppressWarnings} for generated code. */
final class Suppressions {

    private Suppressions() {}

    /** What the element and everything around it suppress, and more. */
    static List<AnnotationSpec> of(Element element, String... more) {
        Set<String> names = new LinkedHashSet<>();
        for (Element at = element; at != null; at = at.getEnclosingElement()) {
            SuppressWarnings annotation = at.getAnnotation(SuppressWarnings.class);
            if (annotation != null) {
                names.addAll(List.of(annotation.value()));
            }
        }
        names.addAll(List.of(more));
        if (names.isEmpty()) {
            return List.of();
        }
        AnnotationSpec.Builder suppress = AnnotationSpec.builder(SuppressWarnings.class);
        names.forEach(name -> suppress.addMember("value", "$S", name));
        return List.of(suppress.build());
    }
}

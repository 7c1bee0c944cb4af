package io.fermata.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import io.fermata.processor.emit.Signature;
import io.fermata.processor.lower.Callees;
import io.fermata.processor.model.AsyncClass;
import io.fermata.processor.model.AsyncMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * Knows companions: those of this compilation by their methods, those in class files by their shape, a nested class that
 * extends {@code Coro}, is named for the factory and has a constructor with the factory's parameters.
 */
final class CompanionCalls implements Callees {

    private final Map<String, AsyncClass> known;
    private final Elements elements;
    private final TypeElement caller;

    /** @param known the classes of this compilation by the qualified names of their companions */
    CompanionCalls(Map<String, AsyncClass> known, Elements elements, TypeElement caller) {
        this.known = known;
        this.elements = elements;
        this.caller = caller;
    }

    @Override
    public @Nullable Callee find(ExecutableElement factory) {
        if (!(factory.getEnclosingElement() instanceof TypeElement companion)
                || !factory.getModifiers().contains(Modifier.STATIC)) {
            return null;
        }
        AsyncClass source = known.get(companion.getQualifiedName().toString());
        return source != null ? inSources(source, factory) : inClassFile(companion, factory);
    }

    private @Nullable Callee inSources(AsyncClass source, ExecutableElement factory) {
        for (AsyncMethod method : source.methods()) {
            if (factoryKey(method).equals(key(factory))) {
                TypeMirror result = method.element().getReturnType();
                return new Callee(
                        method.frame(), result.getKind().isPrimitive(), result.getKind() == TypeKind.VOID, true);
            }
        }
        return null;
    }

    private @Nullable Callee inClassFile(TypeElement companion, ExecutableElement factory) {
        if (!companion.getSimpleName().toString().endsWith("Async")) {
            return null;
        }
        String frame = AsyncClass.frame(factory.getSimpleName().toString());
        List<Callee> found = new ArrayList<>();
        for (TypeElement nested : ElementFilter.typesIn(companion.getEnclosedElements())) {
            String name = nested.getSimpleName().toString();
            if (name.matches(java.util.regex.Pattern.quote(frame) + "(_\\d+)?")
                    && isCoro(nested)
                    && isVisible(nested)) {
                Callee callee = entry(nested, factory);
                if (callee != null) {
                    found.add(callee);
                }
            }
        }
        return found.size() == 1 ? found.get(0) : null;
    }

    private boolean isCoro(TypeElement nested) {
        return nested.getSuperclass() instanceof DeclaredType type
                && ((TypeElement) type.asElement()).getQualifiedName().contentEquals("io.fermata.Coro");
    }

    private boolean isVisible(Element nested) {
        return nested.getModifiers().contains(Modifier.PUBLIC)
                || elements.getPackageOf(nested).equals(elements.getPackageOf(caller));
    }

    private @Nullable Callee entry(TypeElement frame, ExecutableElement factory) {
        for (Element member : frame.getEnclosedElements()) {
            if (member.getKind() == ElementKind.METHOD
                    && member.getSimpleName().contentEquals("call")
                    && member.getModifiers().contains(Modifier.STATIC)) {
                ExecutableElement call = (ExecutableElement) member;
                List<? extends VariableElement> parameters = call.getParameters();
                if (parameters.size() >= 2
                        && parameterKey(parameters.subList(2, parameters.size()))
                                .equals(parameterKey(factory.getParameters()))) {
                    TypeMirror result = call.getReturnType();
                    return new Callee(
                            ClassName.get(frame),
                            result.getKind().isPrimitive(),
                            result.getKind() == TypeKind.VOID,
                            hasLines(frame.getEnclosingElement()));
                }
            }
        }
        return null;
    }

    /** Companions made by an earlier version have no line table. */
    private boolean hasLines(Element companion) {
        return ElementFilter.typesIn(companion.getEnclosedElements()).stream()
                .anyMatch(nested -> nested.getSimpleName().contentEquals("Lines")
                        && nested.getSuperclass().toString().equals("io.fermata.SourceLines")
                        && isVisible(nested));
    }

    /** Name and parameter types: the same for the same method in every compilation. */
    static String key(ExecutableElement method) {
        return method.getSimpleName() + parameterKey(method.getParameters());
    }

    private static String factoryKey(AsyncMethod method) {
        Signature signature = new Signature(method);
        StringBuilder key = new StringBuilder(method.name()).append('(');
        signature
                .parameters(signature.names())
                .forEach(parameter -> key.append(bare(parameter.type())).append(','));
        return key.append(')').toString();
    }

    private static String parameterKey(List<? extends VariableElement> parameters) {
        StringBuilder key = new StringBuilder("(");
        parameters.forEach(
                parameter -> key.append(bare(TypeName.get(parameter.asType()))).append(','));
        return key.append(')').toString();
    }

    /** The type without type arguments and annotations. */
    private static String bare(TypeName type) {
        return type.toString().replaceAll("<.*>", "");
    }
}

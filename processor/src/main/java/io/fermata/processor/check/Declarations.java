package io.fermata.processor.check;

import com.palantir.javapoet.TypeName;
import io.fermata.processor.message.Message;
import io.fermata.processor.message.Messages;
import io.fermata.processor.model.AsyncClass;
import io.fermata.processor.model.AsyncMethod;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Rejects declarations of async methods that cannot have a coroutine. */
public final class Declarations {

    private final Elements elements;
    private final Types types;
    private final Messages messages;

    public Declarations(Elements elements, Types types, Messages messages) {
        this.elements = elements;
        this.types = types;
        this.messages = messages;
    }

    /** Whether a class has the companion's name. One from an earlier compilation has it rightly. */
    public boolean isTaken(AsyncClass source) {
        TypeElement other = elements.getTypeElement(source.companion().canonicalName());
        return other != null
                && ElementFilter.typesIn(other.getEnclosedElements()).stream()
                        .noneMatch(nested -> nested.getSuperclass().toString().equals("io.fermata.SourceLines"));
    }

    /**
     * Checks what the class declares.
     *
     * @return the methods that have errors
     */
    public Set<ExecutableElement> check(AsyncClass source) {
        Set<ExecutableElement> rejected = new HashSet<>();
        if (isTaken(source)) {
            error(source.element(), Message.COMPANION_TAKEN, source.companion().simpleName(), "a class");
            source.methods().forEach(method -> rejected.add(method.element()));
            return rejected;
        }
        Map<String, ExecutableElement> signatures = new HashMap<>();
        for (AsyncMethod method : source.methods()) {
            if (!checkMethod(source.element(), method) || !checkCollision(method, signatures)) {
                rejected.add(method.element());
            }
        }
        return rejected;
    }

    private void error(Element at, Message message, Object... arguments) {
        messages.error(Optional.empty(), at, message, arguments);
    }

    private boolean checkMethod(TypeElement type, AsyncMethod method) {
        ExecutableElement element = method.element();
        Set<Modifier> modifiers = element.getModifiers();
        if (modifiers.contains(Modifier.ABSTRACT)) {
            error(element, Message.ASYNC_ABSTRACT, method.name(), boxed(element.getReturnType()));
            return false;
        }
        if (modifiers.contains(Modifier.NATIVE)) {
            error(element, Message.ASYNC_NATIVE, method.name());
            return false;
        }
        return checkThrown(method) && checkOverride(type, method);
    }

    static String boxed(TypeMirror type) {
        String name = type.getKind() == TypeKind.VOID
                ? "Void"
                : TypeName.get(type).box().toString();
        return name.replace("java.lang.", "");
    }

    private static @Nullable TypeElement firstPrivate(TypeElement type) {
        for (Element at = type; at instanceof TypeElement around; at = at.getEnclosingElement()) {
            if (around.getModifiers().contains(Modifier.PRIVATE)) {
                return around;
            }
        }
        return null;
    }

    /** A stand-in for an exception cannot be caught where it is thrown to. */
    private boolean checkThrown(AsyncMethod method) {
        for (TypeMirror type : method.element().getThrownTypes()) {
            TypeElement hidden =
                    type instanceof DeclaredType declared ? firstPrivate((TypeElement) declared.asElement()) : null;
            if (hidden != null) {
                error(
                        method.element(),
                        Message.PRIVATE_TYPE,
                        "name the private class " + hidden.getSimpleName(),
                        method.name(),
                        "class",
                        "package-private");
                return false;
            }
        }
        return true;
    }

    private boolean checkOverride(TypeElement type, AsyncMethod method) {
        if (method.isStatic() || method.element().getModifiers().contains(Modifier.PRIVATE)) {
            return true;
        }
        return supertypes(type, method, type, new HashSet<>());
    }

    private boolean supertypes(TypeElement type, AsyncMethod method, TypeElement at, Set<TypeElement> seen) {
        for (TypeMirror supertype : types.directSupertypes(at.asType())) {
            TypeElement element = (TypeElement) ((DeclaredType) supertype).asElement();
            if (!seen.add(element)) {
                continue;
            }
            for (ExecutableElement other : ElementFilter.methodsIn(element.getEnclosedElements())) {
                if (overridesAsync(type, method, other)) {
                    return false;
                }
            }
            if (!supertypes(type, method, element, seen)) {
                return false;
            }
        }
        return true;
    }

    private boolean overridesAsync(TypeElement type, AsyncMethod method, ExecutableElement other) {
        if (!Check.isAsync(other) || !elements.overrides(method.element(), other, type)) {
            return false;
        }
        error(
                method.element(),
                Message.ASYNC_OVERRIDE,
                method.name(),
                other.getEnclosingElement().getSimpleName(),
                boxed(method.element().getReturnType()));
        return true;
    }

    private boolean checkCollision(AsyncMethod method, Map<String, ExecutableElement> signatures) {
        StringBuilder signature = new StringBuilder(method.name()).append('(');
        if (!method.isStatic()) {
            signature
                    .append(erased(method.element().getEnclosingElement().asType()))
                    .append(',');
        }
        method.element()
                .getParameters()
                .forEach(parameter ->
                        signature.append(erased(parameter.asType())).append(','));
        ExecutableElement other = signatures.putIfAbsent(signature.toString(), method.element());
        if (other == null) {
            return true;
        }
        error(method.element(), Message.COLLISION, method.element(), other);
        return false;
    }

    private String erased(TypeMirror type) {
        return types.erasure(type).toString();
    }
}

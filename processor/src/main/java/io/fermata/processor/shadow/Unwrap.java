package io.fermata.processor.shadow;

import com.sun.source.util.Trees;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;

/**
 * Finds javac's own environment inside the wrappers that build tools put around it.
 *
 * <p>{@link Trees#instance} accepts nothing but javac's environment, while Gradle hands out a delegating class and
 * IntelliJ a proxy. Both keep the original in a field, the proxy in a field of its handler, so the search follows
 * every field that holds a {@link ProcessingEnvironment}, whatever it is called.
 */
public final class Unwrap {
    private Unwrap() {}

    public static ProcessingEnvironment javac(ProcessingEnvironment env) throws NotJavac {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<ProcessingEnvironment> open = new ArrayDeque<>();
        open.add(env);
        while (!open.isEmpty()) {
            ProcessingEnvironment candidate = open.remove();
            if (!seen.add(candidate)) {
                continue;
            }
            if (isJavac(candidate)) {
                return candidate;
            }
            Object holder = Proxy.isProxyClass(candidate.getClass()) ? handler(candidate) : candidate;
            for (Class<?> c = holder.getClass(); c != null; c = c.getSuperclass()) {
                for (Field field : c.getDeclaredFields()) {
                    environment(field, holder).ifPresent(open::add);
                }
            }
        }
        throw new NotJavac("Fermata needs javac, and this is " + env.getClass().getName()
                + ": compile with javac (Maven, Gradle and IntelliJ IDEA do by default)");
    }

    private static boolean isJavac(ProcessingEnvironment env) {
        try {
            return Trees.instance(env) != null;
        } catch (IllegalArgumentException | LinkageError notJavac) {
            return false;
        }
    }

    private static InvocationHandler handler(ProcessingEnvironment proxy) {
        return Proxy.getInvocationHandler(proxy);
    }

    private static Optional<ProcessingEnvironment> environment(Field field, Object holder) {
        if (Modifier.isStatic(field.getModifiers()) || field.getType().isPrimitive()) {
            return Optional.empty();
        }
        try {
            field.setAccessible(true);
            return field.get(holder) instanceof ProcessingEnvironment inner ? Optional.of(inner) : Optional.empty();
        } catch (ReflectiveOperationException | RuntimeException closed) {
            return Optional.empty();
        }
    }
}

package io.fermata.processor.differential;

import io.fermata.Asyncio;
import io.fermata.Coro;
import io.fermata.Step;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A coroutine that runs the blocking face of its method, on a thread with a loop of its own, and never suspends. */
public final class StandInCoro<T extends @Nullable Object> extends Coro<T> {

    private final Callable<Object> body;

    private StandInCoro(Callable<Object> body) {
        this.body = body;
    }

    /** Called by the companions of {@link StandInProcessor}. */
    public static <T extends @Nullable Object> Coro<T> of(
            ClassLoader loader, String type, String method, String parameters, @Nullable Object self, Object... args) {
        if (self == null && !isStatic(loader, type, method, parameters)) {
            throw new NullPointerException("self");
        }
        return new StandInCoro<>(() -> find(loader, type, method, parameters).invoke(self, args));
    }

    private static boolean isStatic(ClassLoader loader, String type, String method, String parameters) {
        return java.lang.reflect.Modifier.isStatic(
                find(loader, type, method, parameters).getModifiers());
    }

    private static Method find(ClassLoader loader, String type, String name, String parameters) {
        try {
            for (Method method : loader.loadClass(type).getDeclaredMethods()) {
                String types = Arrays.stream(method.getParameterTypes())
                        .map(StandInCoro::name)
                        .collect(Collectors.joining(","));
                if (method.getName().equals(name) && types.equals(parameters) && !method.isBridge()) {
                    method.setAccessible(true);
                    return method;
                }
            }
        } catch (ClassNotFoundException failure) {
            throw new AssertionError(failure);
        }
        throw new AssertionError(type + "." + name + "(" + parameters + ")");
    }

    private static String name(Class<?> type) {
        return type.isArray() ? name(type.getComponentType()) + "[]" : type.getName();
    }

    @Override
    @SuppressWarnings("unchecked")
    protected void resume(Step step) throws Throwable {
        FutureTask<Object> run = new FutureTask<>(() -> {
            Asyncio.newVirtualEventLoop().setExceptionHandler((loop, context) -> {});
            return body.call();
        });
        Thread thread = new Thread(null, run, "stand-in", 1 << 18);
        thread.setDaemon(true);
        thread.start();
        try {
            step.complete((T) run.get());
        } catch (ExecutionException failure) {
            Throwable cause = failure.getCause();
            throw cause instanceof InvocationTargetException thrown ? thrown.getCause() : cause;
        }
    }
}

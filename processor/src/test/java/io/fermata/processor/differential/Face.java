package io.fermata.processor.differential;

import io.fermata.Asyncio;
import io.fermata.Coro;
import io.fermata.EventLoop;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;

/** The two ways to run an async method. */
enum Face {
    /** The annotated method itself; what it calls are coroutines. */
    BLOCKING {
        @Override
        Object run(ClassLoader loader, String main, String entry, Trace trace) throws Throwable {
            return invoke(loader.loadClass(main), entry, trace);
        }
    },
    /** The companion's coroutine. */
    COROUTINE {
        @Override
        Object run(ClassLoader loader, String main, String entry, Trace trace) throws Throwable {
            Coro<?> coro = (Coro<?>) invoke(loader.loadClass(main + "Async"), entry, trace);
            return Asyncio.getEventLoop().runUntilComplete(coro);
        }
    };

    abstract Object run(ClassLoader loader, String main, String entry, Trace trace) throws Throwable;

    /** Runs an entry on a fresh virtual loop, with classes loaded afresh. */
    Outcome outcome(Map<String, byte[]> classes, String main, String entry, Mode mode) {
        Trace trace = new Trace(mode);
        EventLoop loop = Asyncio.newVirtualEventLoop();
        loop.setExceptionHandler((source, context) -> {});
        try {
            Object value = run(new ProgramLoader(classes), main, entry, trace);
            trace.log("value", value);
        } catch (Throwable failure) {
            trace.lines().add("thrown: " + Show.failure(failure));
            return new Outcome(trace.lines(), trace.calls(), failure);
        }
        return new Outcome(trace.lines(), trace.calls(), null);
    }

    private static Object invoke(Class<?> type, String entry, Trace trace) throws Throwable {
        Method method = type.getDeclaredMethod(entry, Trace.class);
        method.setAccessible(true);
        try {
            return method.invoke(null, trace);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }
}

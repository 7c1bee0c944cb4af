package io.fermata;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads of {@link Asyncio#toThread}: virtual ones where the JDK has them, otherwise daemons that are used again. */
final class BlockingThreads {

    private static final Executor EXECUTOR = executor();

    private BlockingThreads() {}

    static void start(Runnable call) {
        EXECUTOR.execute(call);
    }

    private static Executor executor() {
        MethodHandle start;
        try {
            start = MethodHandles.publicLookup()
                    .findStatic(
                            Thread.class, "startVirtualThread", MethodType.methodType(Thread.class, Runnable.class));
        } catch (NoSuchMethodException | IllegalAccessException before21) {
            return daemons();
        }
        return call -> {
            try {
                Thread started = (Thread) start.invokeExact(call);
            } catch (Throwable failure) {
                throw Sneaky.rethrow(failure);
            }
        };
    }

    private static Executor daemons() {
        AtomicInteger number = new AtomicInteger();
        return Executors.newCachedThreadPool(call -> {
            Thread thread = new Thread(call, "fermata-blocking-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }
}

package bench.loom;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/** {@code Thread.startVirtualThread} of JDK 21. */
public final class VirtualThreads {
    private static final @Nullable MethodHandle START = find();

    private VirtualThreads() {}

    /** Whether this JDK has virtual threads. */
    public static boolean available() {
        return START != null;
    }

    static Thread start(Runnable work) {
        MethodHandle start = START;
        if (start == null) {
            throw new UnsupportedOperationException("virtual threads need JDK 21");
        }
        try {
            return (Thread) start.invokeExact(work);
        } catch (Throwable t) {
            throw new IllegalStateException(t);
        }
    }

    private static @Nullable MethodHandle find() {
        if (Runtime.version().feature() < 21) {
            return null;
        }
        try {
            return MethodHandles.lookup()
                    .findStatic(
                            Thread.class, "startVirtualThread", MethodType.methodType(Thread.class, Runnable.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}

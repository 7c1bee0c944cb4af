package io.fermata;

import java.lang.StackWalker.StackFrame;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Debug mode: tells of coroutines that were made and never begun, the mistake of a call without {@code await}. They are
 * told of when the garbage collector has found them, and at the end of the outermost run on their thread.
 */
final class NeverAwaited {

    /** Looked at whenever a coroutine is made; not volatile, since nothing depends on when exactly it changes. */
    static boolean on = Boolean.getBoolean(EventLoop.DEBUG);

    static Consumer<String> out = line -> System.err.println(line);

    private static final Map<Birth, Birth> COLD = new ConcurrentHashMap<>();
    private static final ReferenceQueue<Coro<?>> GONE = new ReferenceQueue<>();
    private static final AtomicLong NUMBERS = new AtomicLong();

    private NeverAwaited() {}

    static void made(Coro<?> coro) {
        Birth birth = new Birth(coro);
        COLD.put(birth, birth);
        tellGone();
    }

    static void begun(Coro<?> coro) {
        COLD.remove(new Birth(coro, ""));
    }

    /** The outermost run on this thread has ended. */
    static void runEnded() {
        tellGone();
        COLD.keySet().stream()
                .filter(birth -> birth.thread == Thread.currentThread())
                .sorted(Comparator.comparingLong(birth -> birth.number))
                .forEach(NeverAwaited::tell);
    }

    private static void tellGone() {
        for (Object gone = GONE.poll(); gone != null; gone = GONE.poll()) {
            tell((Birth) gone);
        }
    }

    private static void tell(Birth birth) {
        if (COLD.remove(birth) != null) {
            out.accept("A coroutine was never awaited: " + birth.name + ", made in " + birth.place);
        }
    }

    /** Where a coroutine was made; equal to others of the same coroutine. */
    private static final class Birth extends WeakReference<Coro<?>> {

        private final int hash;
        private final long number;
        private final @Nullable Thread thread;
        private final String name;
        private final String place;

        Birth(Coro<?> coro) {
            super(coro, GONE);
            Class<?> type = coro.getClass();
            hash = System.identityHashCode(coro);
            number = NUMBERS.incrementAndGet();
            thread = Thread.currentThread();
            name = type.getName();
            place = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                    .walk(frames -> frames.filter(frame -> isUsers(frame.getDeclaringClass(), type))
                            .findFirst()
                            .map(Birth::describe)
                            .orElse("an unknown place"));
        }

        /** To look it up. */
        Birth(Coro<?> coro, String place) {
            super(coro);
            hash = System.identityHashCode(coro);
            number = 0;
            thread = null;
            name = "";
            this.place = place;
        }

        /** Not the companion, nor the functions that make coroutines. */
        private static boolean isUsers(Class<?> type, Class<?> coro) {
            Class<?> host = type.getNestHost();
            return host != NeverAwaited.class
                    && host != Coro.class
                    && host != Asyncio.class
                    && host != coro.getNestHost();
        }

        private static String describe(StackFrame frame) {
            return frame.getClassName() + "." + frame.getMethodName() + "(" + frame.getFileName() + ":"
                    + frame.getLineNumber() + ")";
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            if (this == other) {
                return true;
            }
            Coro<?> coro = get();
            return coro != null && other instanceof Birth birth && birth.refersTo(coro);
        }
    }
}

package io.fermata;

import java.lang.StackWalker.StackFrame;

/** The blocking face of {@code await}: what it does in plain Java. */
final class Blocking {

    private Blocking() {}

    /** The loop on which to block, or the refusal to block one that is running. */
    static EventLoop loop() {
        if (Loops.running() != null) {
            throw new IllegalStateException(message());
        }
        return Loops.current();
    }

    private static String message() {
        StackFrame user = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .walk(frames -> frames.filter(frame -> frame.getDeclaringClass() != Blocking.class
                                && frame.getDeclaringClass() != Asyncio.class)
                        .findFirst()
                        .orElseThrow());
        String method = user.getMethodName();
        Class<?> type = user.getDeclaringClass();
        String packageName = type.getPackageName();
        String name = packageName.isEmpty() ? type.getName() : type.getName().substring(packageName.length() + 1);
        return "await would block the event loop that is running on this thread: " + name.replace('$', '.') + "."
                + method + " was called directly. Write await(" + name.replace('$', '_') + "Async." + method
                + "(…)) in an @Async method, or createTask(" + name.replace('$', '_') + "Async." + method + "(…))";
    }
}

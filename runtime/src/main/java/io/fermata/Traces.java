package io.fermata;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts the await chain into stack traces: where an exception leaves a coroutine, the frames of generated code and of the
 * loop make way for one per async method, in the user's terms, innermost first.
 *
 * <pre>
 *     java.io.IOException: connection reset
 *         at demo.Wire.read(Wire.java:40)              // ran on the Java stack
 *         at demo.Crawler.fetch(Crawler.java:31)       // was suspended
 *         at task.crawler(awaited by Task-1)           // where a task handed the exception to another
 *         at demo.Crawler.main(Crawler.java:12)
 *         at task.Task-1(run)
 *         at demo.Main.main(Main.java:7)               // the caller of run
 * </pre>
 *
 * <p>All of it happens when something has been thrown; there is nothing on the way of an await. A trace that has been
 * rewritten holds no frame of the loop any more, by which it is known; what is handed to a second waiter loses what the
 * first one's await had added. Exceptions without a stack trace, {@link CancelledError} among them, are left alone.
 */
final class Traces {

    /** As many frames as the JVM gives. */
    private static final int LIMIT = 1024;

    /** The class name in the elements that stand for the border between two tasks. */
    private static final String BORDER = "task";

    /** The method of a task by which the frame that has been resumed takes the outcome. */
    private static final String OUTCOME = "takeOutcome";

    /** Classes of the runtime through which steps and awaits run: their frames say nothing to a user. */
    private static final Set<String> GLUE = Set.of(
            "AsCompleted",
            "Asyncio",
            "Awaiting",
            "Coro",
            "EventLoop",
            "Gather",
            "NamedTask",
            "Quiet",
            "Shield",
            "StageWait",
            "Step",
            "Task",
            "TaskGroup",
            "ThreadCall",
            "Traces",
            "Turns",
            "WaitAny",
            "WaitFor");

    private Traces() {}

    /** A frame has failed that the trampoline had resumed. */
    static void thrown(Throwable failure, Coro<?> frame) {
        if (!isStackless(failure)) {
            thrown(failure, frame, Collections.newSetFromMap(new IdentityHashMap<>()));
        }
    }

    private static void thrown(@Nullable Throwable failure, Coro<?> frame, Set<Throwable> seen) {
        if (failure == null || !seen.add(failure)) {
            return;
        }
        StackTraceElement[] trace = failure.getStackTrace();
        int end = trampoline(trace);
        if (end >= 0 || trace.length >= LIMIT) {
            Chain chain = new Chain(frame);
            chain.addJava(trace, 0, end < 0 ? trace.length : end);
            if (end > 0 && trace[end - 1].getClassName().equals(frame.getClass().getName())) {
                chain.addSuspended(frame.outer());
            }
            chain.setOn(failure);
        }
        thrown(failure.getCause(), frame, seen);
        for (Throwable suppressed : failure.getSuppressed()) {
            thrown(suppressed, frame, seen);
        }
    }

    /** A coroutine on the Java stack has caught an exception. */
    static void caught(Throwable failure, Task<?> task) {
        if (!isStackless(failure)) {
            StackTraceElement[] trace = failure.getStackTrace();
            int end = trampoline(trace);
            if (end >= 0) {
                Chain chain = new Chain(task.leaf());
                chain.addStack(trace, end, task);
                chain.setOn(failure);
            }
        }
    }

    /** A coroutine has failed that was entered on the Java stack: whoever catches this may not know its line table. */
    static void entered(Throwable failure, Coro<?> coro) {
        if (!isStackless(failure) && coro.lines() != null) {
            StackTraceElement[] trace = failure.getStackTrace();
            int end = trampoline(trace);
            if (end >= 0) {
                Chain chain = new Chain(coro);
                chain.addJava(trace, 0, end);
                chain.add(trace, end);
                chain.setOn(failure);
            }
        }
    }

    /**
     * A failure that happened elsewhere is about to be thrown to whoever is running on this thread: the task that is
     * stepping, or the caller of {@code run}.
     *
     * @param origin what it comes from: the name of a task, or what else was awaited
     */
    static void taken(Throwable failure, String origin, EventLoop loop) {
        if (isStackless(failure)) {
            return;
        }
        Task<?> task = loop.step.task();
        Chain chain = new Chain(task == null ? null : task.leaf());
        StackTraceElement[] trace = failure.getStackTrace();
        int end = trampoline(trace);
        int before = border(trace, origin);
        chain.addJava(trace, 0, before >= 0 ? before : end >= 0 ? end : trace.length);
        chain.add(new StackTraceElement(BORDER, origin, task == null ? "run" : "awaited by " + task.name(), -1));
        chain.addHere(task);
        chain.setOn(failure);
    }

    /** An exception of the loop's own that is about to be thrown to the caller of {@code run}. */
    static <E extends Throwable> E fromHere(E failure) {
        Chain chain = new Chain(null);
        chain.addHere(null);
        chain.setOn(failure);
        return failure;
    }

    /** The await chain of a task, innermost first. */
    static List<StackTraceElement> chain(Task<?> task) {
        Chain chain = new Chain(task.leaf());
        if (task.loop.step.task() == task && task.loop.onThread()) {
            chain.addHere(task);
        } else if (!task.done()) {
            chain.addSuspended(task.leaf());
        }
        return List.copyOf(chain.elements);
    }

    /** Where a thread is that steps that task, seen from outside. */
    static List<StackTraceElement> of(Thread thread, @Nullable Task<?> task) {
        StackTraceElement[] stack = thread.getStackTrace();
        for (int i = 0; i < stack.length; i++) { // without the names of class loaders and versions of modules
            StackTraceElement each = stack[i];
            stack[i] = new StackTraceElement(
                    null,
                    each.getModuleName(),
                    null,
                    each.getClassName(),
                    each.getMethodName(),
                    each.getFileName(),
                    each.getLineNumber());
        }
        int end = trampoline(stack);
        Chain chain = new Chain(task == null ? null : task.leaf());
        if (task == null || end < 0) {
            chain.addJava(stack, 0, stack.length);
        } else {
            chain.addStack(stack, end, task);
        }
        return List.copyOf(chain.elements);
    }

    private static boolean isStackless(Throwable failure) {
        return failure instanceof CancelledError || failure instanceof AwaitTimeoutException;
    }

    /** Where the loop's own frames begin, or a resumed frame asks for its outcome; -1 if neither is there. */
    private static int trampoline(StackTraceElement[] trace) {
        for (int i = 0; i < trace.length; i++) {
            String method = trace[i].getMethodName();
            if (method.equals("resume") && trace[i].getClassName().equals("io.fermata.Turns")
                    || method.equals(OUTCOME) && trace[i].getClassName().equals("io.fermata.Task")) {
                return i;
            }
        }
        return -1;
    }

    private static int border(StackTraceElement[] trace, String origin) {
        for (int i = 0; i < trace.length; i++) {
            if (trace[i].getClassName().equals(BORDER)
                    && trace[i].getMethodName().equals(origin)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isGlue(String className) {
        if (!className.startsWith("io.fermata.")) {
            return false;
        }
        int dollar = className.indexOf('$');
        return GLUE.contains(className.substring("io.fermata.".length(), dollar < 0 ? className.length() : dollar));
    }

    /** A trace in the making. */
    private static final class Chain {

        private final List<StackTraceElement> elements = new ArrayList<>();

        /** A frame from whose line table, and those of its callers, the others can be reached. */
        private final @Nullable Coro<?> start;

        private @Nullable SourceLines last;

        Chain(@Nullable Coro<?> start) {
            this.start = start;
        }

        void add(StackTraceElement element) {
            if (elements.size() < LIMIT) {
                elements.add(element);
            }
        }

        void add(StackTraceElement[] trace, int from) {
            for (int i = from; i < trace.length; i++) {
                add(trace[i]);
            }
        }

        /** Frames of the Java stack, without what is generated or the loop's. */
        void addJava(StackTraceElement[] trace, int from, int to) {
            for (int i = from; i < to; i++) {
                String type = trace[i].getClassName();
                SourceLines lines = find(type);
                StackTraceElement translated = lines == null ? trace[i] : lines.translate(trace[i]);
                if (translated != null && !isGlue(type)) {
                    add(translated);
                }
            }
        }

        /** The frame and its callers. */
        void addSuspended(@Nullable Coro<?> frame) {
            Coro<?> each = frame;
            while (each != null && elements.size() < LIMIT) {
                SourceLines lines = each.lines();
                if (lines != null) {
                    add(lines.suspended(each));
                }
                each = each.outer();
            }
        }

        /** The Java stack of this moment, and the suspended callers of what runs there. */
        void addHere(@Nullable Task<?> task) {
            StackTraceElement[] stack = new Throwable().getStackTrace();
            int end = trampoline(stack);
            if (task == null || end < 0) {
                addJava(stack, 0, stack.length);
                return;
            }
            addStack(stack, end, task);
        }

        /** A stack of the task that is stepping, its trampoline at {@code end}. */
        void addStack(StackTraceElement[] stack, int end, Task<?> task) {
            addJava(stack, 0, end);
            if (stack[end].getMethodName().equals(OUTCOME)) {
                addSuspended(task.leaf());
            } else {
                Coro<?> resumed = task.leaf();
                String type = end == 0 ? "" : stack[end - 1].getClassName();
                while (resumed != null && !resumed.getClass().getName().equals(type)) {
                    resumed = resumed.outer();
                }
                if (resumed != null) {
                    addSuspended(resumed.outer());
                }
            }
        }

        void setOn(Throwable failure) {
            failure.setStackTrace(elements.toArray(new StackTraceElement[0]));
        }

        private @Nullable SourceLines find(String type) {
            if (last != null && last.isIn(type)) {
                return last;
            }
            SourceLines tried = null;
            for (Coro<?> each = start; each != null; each = each.outer()) {
                SourceLines lines = each.lines();
                if (lines != null && lines != tried) {
                    SourceLines found = lines.find(type);
                    if (found != null) {
                        last = found;
                        return found;
                    }
                    tried = lines;
                }
            }
            return null;
        }
    }
}

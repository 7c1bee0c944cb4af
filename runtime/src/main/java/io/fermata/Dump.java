package io.fermata;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * The text of {@link EventLoop#dump}: the forest of tasks, each under the first task that waits for it, with its state and
 * its await chain.
 *
 * <pre>
 * EventLoop[main, running]: 2 tasks
 *   Task-1, waits for crawler
 *       at demo.Crawler.main(Crawler.java:12)
 *     crawler, waits for Lock[locked, 1 waiting]
 *         at demo.Crawler.fetch(Crawler.java:31)
 * </pre>
 *
 * <p>It is written as it is read, from a list of the tasks: a million need no second million objects, only a reference
 * each, and eight bytes for each timer.
 */
final class Dump {

    /** From here on the tree grows no wider. */
    private static final int MAX_INDENT = 40;

    /** What a task waits for may be described at length. */
    private static final int MAX_STATE = 300;

    private final EventLoop loop;
    private final Appendable out;
    private long left;

    private Dump(EventLoop loop, Appendable out, long limit) {
        this.loop = loop;
        this.out = out;
        this.left = limit;
    }

    /** On the loop's thread. */
    static void write(EventLoop loop, Appendable out) throws IOException {
        new Dump(loop, out, Long.MAX_VALUE).write();
    }

    /** For messages: no more than so many tasks. */
    static String of(EventLoop loop, int limit) {
        StringBuilder text = new StringBuilder();
        try {
            new Dump(loop, text, limit).write();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private void write() throws IOException {
        loop.timers.index();
        try {
            forest();
        } finally {
            loop.timers.unindex();
        }
    }

    private void forest() throws IOException {
        int size = loop.tasks.count();
        long limit = left;
        out.append(loop.toString()).append(": ").append(size + (size == 1 ? " task\n" : " tasks\n"));
        Iterator<Task<?>> tasks = loop.tasks.toList().iterator();
        while (tasks.hasNext() && left > 0) {
            Task<?> each = tasks.next();
            if (each.firstWaiter() == null) {
                tree(each);
            }
        }
        if (left == 0 && size > limit) {
            out.append("  and ").append(size - limit + " more\n");
        }
    }

    private void tree(Task<?> root) throws IOException {
        Deque<Iterator<? extends Task<?>>> path = new ArrayDeque<>();
        task(root, "  ");
        path.push(awaited(root));
        while (!path.isEmpty() && left > 0) {
            Iterator<? extends Task<?>> siblings = path.peek();
            if (siblings.hasNext()) {
                Task<?> next = siblings.next();
                if (next.loop == loop && !next.done()) {
                    task(next, " ".repeat(Math.min(MAX_INDENT, 2 + 2 * path.size())));
                    path.push(awaited(next));
                }
            } else {
                path.pop();
            }
        }
    }

    /** The tasks that stand under this one: it waits for them, and was the first to do so. */
    private static Iterator<? extends Task<?>> awaited(Task<?> task) {
        Parking parking = task.waits();
        if (parking == null) {
            return List.<Task<?>>of().iterator();
        }
        Iterable<? extends Task<?>> awaited = parking instanceof Task<?> one ? List.of(one) : parking.awaited();
        Iterator<? extends Task<?>> all = awaited.iterator();
        return new Iterator<>() {
            private Task<?> found = find();

            private Task<?> find() {
                while (all.hasNext()) {
                    Task<?> each = all.next();
                    if (each.firstWaiter() == task && each != found) {
                        return each;
                    }
                }
                return null;
            }

            @Override
            public boolean hasNext() {
                return found != null;
            }

            @Override
            public Task<?> next() {
                Task<?> next = found;
                found = find();
                return next;
            }
        };
    }

    private void task(Task<?> task, String indent) throws IOException {
        left--;
        String state = task.stateName();
        out.append(indent).append(task.name()).append(", ");
        out.append(state.length() > MAX_STATE ? state.substring(0, MAX_STATE) + "…" : state);
        String others = task.otherWaiters();
        if (!others.isEmpty()) {
            out.append(", also awaited by ").append(others);
        }
        out.append('\n');
        if (loop.step.task() == task) {
            for (StackTraceElement element : Traces.chain(task)) {
                out.append(indent).append("    at ").append(element.toString()).append('\n');
            }
            return;
        }
        for (Coro<?> frame = task.leaf(); frame != null; frame = frame.outer()) {
            if (frame instanceof Awaiting) {
                continue; // stands around what the task waits for
            }
            SourceLines lines = frame.lines();
            String text = lines == null ? "in " + frame : "at " + lines.suspended(frame);
            out.append(indent).append("    ").append(text).append('\n');
        }
    }
}

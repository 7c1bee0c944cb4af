package io.fermata;

/** The text of {@link EventLoop#dump}: one line per task, oldest first, and one per frame of its await chain. */
final class Dump {

    private Dump() {}

    static String of(EventLoop loop) {
        StringBuilder text = new StringBuilder();
        text.append(loop).append(": ").append(loop.tasks.size()).append(" tasks\n");
        for (Task<?> task : loop.tasks.toList()) {
            text.append("  ")
                    .append(task.name())
                    .append(", ")
                    .append(task.stateName())
                    .append('\n');
            for (Coro<?> frame = task.leaf(); frame != null && frame != Coro.ROOT; frame = frame.caller) {
                text.append("    in ").append(frame).append('\n');
            }
        }
        return text.toString();
    }
}

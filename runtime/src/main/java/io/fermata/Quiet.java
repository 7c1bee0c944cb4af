package io.fermata;

/**
 * What a loop does when nothing is ready: it sleeps until the next timer or until another thread posts something; under
 * virtual time it jumps to the next timer instead. When there is nothing that could wake anything, this is told.
 */
final class Quiet {

    /** After how many seconds without prospects a loop in real time reports its tasks once; 0 for never. */
    private static final String REPORT_AFTER = "fermata.deadlockReportSeconds";

    /** How many tasks a report lists. */
    private static final int MAX_TASKS = 1_000;

    private final EventLoop loop;
    private boolean reported;

    Quiet(EventLoop loop) {
        this.loop = loop;
    }

    /** Returns when it is worth looking again. */
    void pass() {
        loop.step.task(null);
        loop.step.forget();
        long next = loop.timers.nextTime();
        if (loop.clock.virtual) {
            if (next != Long.MAX_VALUE) {
                loop.clock.jumpTo(next);
            } else if (!loop.inbox.isEmpty()) {
                return;
            } else if (loop.outside > 0) {
                loop.inbox.sleep(Long.MAX_VALUE);
            } else {
                throw Traces.fromHere(new DeadlockException(report()));
            }
        } else if (next != Long.MAX_VALUE) {
            loop.inbox.sleep(next - loop.clock.now());
        } else if (loop.outside > 0 || reported) {
            loop.inbox.sleep(Long.MAX_VALUE);
        } else {
            sleepWithoutProspects();
        }
        Interrupts.note();
    }

    private void sleepWithoutProspects() {
        long seconds = Long.getLong(REPORT_AFTER, 10);
        long end = seconds == 0 ? Long.MAX_VALUE : loop.clock.after(seconds * 1_000_000_000);
        while (loop.inbox.isEmpty()) {
            long left = end - loop.clock.now();
            if (left <= 0) {
                reported = true;
                System.err.println(report());
                return;
            }
            loop.inbox.sleep(left);
            Interrupts.note();
        }
    }

    private String report() {
        return "Deadlock: nothing is left that could wake a task.\n" + Dump.of(loop, MAX_TASKS);
    }
}

package io.fermata;

/**
 * What a loop does when nothing is ready: it sleeps until the next timer or until another thread posts something; under
 * virtual time it jumps to the next timer instead, unless a task waits for a call that is under way on a thread. When
 * there is nothing that could wake anything, this is told.
 */
final class Quiet {

    /** After how many seconds without prospects a loop in real time reports its tasks once; 0 for never. */
    private static final String REPORT_AFTER = "fermata.deadlockReportSeconds";

    private static final String DEADLOCK = "Deadlock: nothing is left that could wake a task.";

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
        loop.ready.forget();
        long next = loop.timers.nextTime();
        if (!loop.clock.virtual) {
            realTime(next);
        } else if (loop.inbox.isEmpty()) {
            virtualTime(next);
        }
        Interrupts.note();
    }

    private void realTime(long next) {
        if (next != Long.MAX_VALUE) {
            loop.inbox.sleep(next - loop.clock.now());
        } else if (loop.outside > 0) {
            loop.inbox.sleep(Long.MAX_VALUE);
        } else {
            sleepOrTell(DEADLOCK);
        }
    }

    private void virtualTime(long next) {
        if (loop.calls > 0) {
            sleepOrTell("Virtual time stands still until toThread has come back.");
        } else if (next != Long.MAX_VALUE) {
            loop.clock.jumpTo(next);
        } else if (loop.outside > 0) {
            loop.inbox.sleep(Long.MAX_VALUE);
        } else {
            throw Traces.fromHere(new DeadlockException(report(DEADLOCK)));
        }
    }

    /** Sleeps until something is posted; when that takes long, this is told, once. */
    private void sleepOrTell(String finding) {
        long seconds = reported ? 0 : Long.getLong(REPORT_AFTER, 10);
        if (seconds == 0) {
            loop.inbox.sleep(Long.MAX_VALUE);
            return;
        }
        long end = System.nanoTime() + seconds * 1_000_000_000;
        while (loop.inbox.isEmpty()) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                reported = true;
                System.err.println(report(finding));
                return;
            }
            loop.inbox.sleep(left);
            Interrupts.note();
        }
    }

    private String report(String finding) {
        return finding + "\n" + Dump.of(loop, MAX_TASKS);
    }
}

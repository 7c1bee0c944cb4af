package io.fermata;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The running of a loop: turn after turn until what the run is for has come.
 *
 * <p>A turn begins with one look at the inbox and one at the clock; what is due goes to the tail of the ready queue, and
 * then everything that is in the queue at this moment runs. So the queue is ordered by (time, insertion).
 */
final class Turns {

    private final EventLoop loop;
    private final Inbox inbox;
    private final Quiet quiet;

    /** How many runs are under way, each nested in the one before. */
    private int depth;

    /** A stop is in the ready queue. */
    private boolean stopping;

    /** The stop has come to the head of the queue: the innermost run ends. */
    private boolean stopped;

    /** The task whose end is the end of the innermost run, if there is one. */
    private @Nullable Task<?> until;

    Turns(EventLoop loop) {
        this.loop = loop;
        this.inbox = loop.inbox;
        this.quiet = new Quiet(loop);
    }

    boolean running() {
        return depth > 0;
    }

    void stop() {
        if (!stopping) {
            stopping = true;
            loop.callSoon(() -> {
                stopping = false;
                stopped = true;
                loop.ready.cutTurn();
            });
        }
    }

    void runForever() {
        turn(null);
    }

    <T extends @Nullable Object> T runUntilComplete(Task<T> task) {
        Task<?> outer = loop.step.task();
        if (outer != null && !task.done()) {
            Cycles.check(outer, task);
        }
        task.retrieved();
        if (!task.done()) {
            turn(task);
        }
        if (!task.done()) {
            throw new IllegalStateException("Event loop stopped before Future completed.");
        }
        return task.result();
    }

    /** As {@code run} wants it: nothing of this run is left behind. */
    <T extends @Nullable Object> T runAndLeaveFresh(Task<T> task) {
        T result;
        try {
            result = runUntilComplete(task);
        } catch (Throwable failure) {
            try {
                leaveFresh();
            } catch (Throwable another) {
                if (another != failure) {
                    failure.addSuppressed(another);
                }
            }
            throw failure;
        }
        leaveFresh();
        return result;
    }

    /** Cancels what is left, waits until it has ended, and has unreported failures reported. */
    private void leaveFresh() {
        Throwable first = null;
        Set<Task<?>> asked = Collections.newSetFromMap(new IdentityHashMap<>());
        for (List<Task<?>> left = loop.tasks.toList(); !left.isEmpty(); left = loop.tasks.toList()) {
            try {
                left.stream()
                        .filter(asked::add)
                        .forEach(Task::cancelWithAll); // a second one would interrupt the cleanup
                for (Task<?> each : left) {
                    while (!each.done()) {
                        turn(each);
                    }
                }
            } catch (DeadlockException stuck) {
                first = first == null ? stuck : first;
                break; // cancelling again would not help: it has been tried
            } catch (Throwable failure) {
                first = first == null
                        ? failure
                        : first; // from the exception handler; the rest is cleaned up all the same
            }
        }
        try {
            flush();
        } catch (Throwable failure) {
            first = first == null ? failure : first;
        }
        drop();
        if (NeverAwaited.on) {
            NeverAwaited.runEnded();
        }
        if (first != null) {
            throw Sneaky.rethrow(first);
        }
    }

    /** Runs what is ready at this moment. */
    private void flush() {
        depth++;
        try {
            loop.ready.beginTurn();
            runReady();
        } finally {
            depth--;
        }
    }

    /**
     * Forgets everything that was to be done. Tasks end as cancelled without another step, so that nothing can wake them
     * later and nobody outside waits for them; the failures that nobody has seen are reported.
     */
    void drop() {
        for (Task<?> each : loop.tasks.toList()) {
            each.drop();
        }
        int dropped = 0;
        Runnable first = null;
        loop.timers.clear();
        while (!loop.ready.isEmpty()) {
            Waiter next = loop.ready.poll();
            if (next instanceof Task<?> task) {
                task.reportUnlessRetrieved();
            } else if (next instanceof Handle handle) {
                Runnable lost = handle.drop();
                if (lost != null) {
                    dropped++;
                    first = first == null ? lost : first;
                }
            } else {
                next.run();
            }
        }
        loop.ready.forget();
        loop.outside = 0;
        loop.calls = 0;
        stopping = false;
        stopped = false;
        if (first != null) {
            reportDropped(first, dropped - 1);
        }
    }

    private void reportDropped(Runnable first, int others) {
        String callbacks = first + (others == 0 ? "" : " and of " + others + " more");
        loop.callExceptionHandler(new ExceptionContext(
                "Callbacks from other threads were dropped",
                new RejectedExecutionException("the event loop was closed before the turn of " + callbacks),
                null));
    }

    /** A task has ended: looks whether that is the end of the run. */
    void ended(Task<?> task) {
        if (task == until) {
            loop.ready.cutTurn();
        }
    }

    /** Turns until the task has ended, or a stop. */
    private void turn(@Nullable Task<?> until) {
        Step step = loop.step;
        Task<?> outer = step.task();
        int outerDepth = step.deeper();
        Task<?> outerUntil = this.until;
        loop.tasks.keepIfAlive(outer);
        step.task(null);
        this.until = until;
        if (until != null) {
            until.awaitedByRun();
        }
        if (depth++ == 0) {
            Loops.begin(loop);
        }
        try {
            turns();
        } finally {
            stopped = false;
            depth--;
            this.until = outerUntil;
            loop.ready.cutTurn(); // that of the run around this one, which looks whether it is over
            step = loop.step;
            step.task(outer);
            step.back(outerDepth);
            if (depth == 0) {
                Loops.end(loop);
                step.forget();
                loop.ready.forget();
                Interrupts.restore();
            }
        }
    }

    private void turns() {
        ReadyQueue ready = loop.ready;
        while (!over()) {
            loop.record();
            if (!inbox.isEmpty()) {
                inbox.moveTo(ready);
            }
            if (!loop.timers.isEmpty()) {
                loop.timers.wakeDue(loop.clock.now());
            }
            if (ready.isEmpty()) {
                quiet.pass();
            }
            if (ready.outdated() && depth == 1) {
                loop.step = new Step(loop, loop.step.depth());
            }
            ready.beginTurn();
            runReady();
        }
    }

    private boolean over() {
        return stopped || until != null && until.done();
    }

    /** Runs what is left of the turn. */
    private void runReady() {
        ReadyQueue ready = loop.ready;
        if (loop.slowSteps == null && loop.recorder == null) {
            if (ready.inTurn()) {
                resume(ready.poll(), loop.step, false);
            }
            return;
        }
        while (ready.inTurn()) {
            runObserved(ready.poll());
        }
    }

    private void runObserved(Waiter next) {
        SlowSteps slow = loop.slowSteps;
        Recorder recorder = loop.recorder;
        long begun = slow == null ? 0 : slow.begin();
        Object recorded = recorder == null ? null : recorder.begin();
        runOne(next);
        if (slow != null) {
            slow.end(next, begun);
        }
        if (recorded != null) {
            recorder.end(recorded, next);
        }
    }

    /** Runs one entry of the queue. */
    void runOne(Waiter next) {
        resume(next, loop.step, true);
    }

    /**
     * Runs an entry of the queue, then what is left of the turn: of each task the leaf, then its callers, until one suspends
     * or the outermost has ended. One method, so that it is compiled as a whole.
     *
     * <p>It goes on with the next turn if that has nothing to look at but the queue.
     *
     * @param alone whether only that one entry is to be run
     */
    private void resume(Waiter first, Step step, boolean alone) {
        ReadyQueue ready = loop.ready;
        Waiter next = first;
        for (; ; ) {
            if (next instanceof Task<?> task) {
                Coro<?> frame = task.begin(step);
                if (frame != null) {
                    Throwable traced = null;
                    do {
                        try {
                            frame.resume(step);
                        } catch (Throwable failure) {
                            if (step.suspended()) {
                                task.abandon(step);
                            }
                            if (failure != traced) {
                                Traces.thrown(failure, frame);
                                traced = failure;
                            }
                            step.fail(failure);
                        }
                        frame = step.suspended() ? task.suspended(step) : task.returned(frame, step);
                    } while (frame != null);
                }
            } else {
                step.task(null);
                next.run();
            }
            if (alone) {
                return;
            }
            if (!ready.inTurn() && (!inbox.isEmpty() || !ready.nextTurn())) {
                return;
            }
            next = ready.poll();
        }
    }
}

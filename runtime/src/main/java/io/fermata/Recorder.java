package io.fermata;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;
import org.jspecify.annotations.Nullable;

/**
 * Events for the JDK's flight recorder. A loop has a recorder only while a recording wants one of them, which it looks up
 * once a turn; where the JDK has no flight recorder, never.
 */
final class Recorder {

    private static final boolean PRESENT = present();
    private static final Recorder INSTANCE = new Recorder();

    private Recorder() {}

    private static boolean present() {
        return ModuleLayer.boot().findModule("jdk.jfr").isPresent();
    }

    /** The recorder, if there is anything to record. */
    static @Nullable Recorder current() {
        return PRESENT && Events.enabled() ? INSTANCE : null;
    }

    void created(Task<?> task) {
        Created event = new Created();
        if (event.shouldCommit()) {
            event.task = task.name();
            event.commit();
        }
    }

    void failed(Task<?> task, Throwable failure) {
        Failed event = new Failed();
        if (event.shouldCommit()) {
            event.task = task.name();
            event.failure = failure.toString();
            event.commit();
        }
    }

    /** The begin of a step. */
    Object begin() {
        Stepped event = new Stepped();
        event.begin();
        return event;
    }

    /** Its end. */
    void end(Object begun, Waiter ran) {
        Stepped event = (Stepped) begun;
        event.end();
        if (event.shouldCommit()) {
            event.task = ran instanceof Task<?> task ? task.name() : "callback";
            event.at = ran instanceof Task<?> task && !task.done() ? at(task) : null;
            event.commit();
        }
    }

    private static @Nullable String at(Task<?> task) {
        return Traces.chain(task).stream()
                .findFirst()
                .map(StackTraceElement::toString)
                .orElse(null);
    }

    /**
     * Apart, so that the classes of the flight recorder are not asked for where there are none. The events come last: to
     * load them takes a fifth of a second, which a program that records nothing shall not spend.
     */
    private static final class Events {
        static boolean enabled() {
            return FlightRecorder.isInitialized() && anyEnabled();
        }

        private static boolean anyEnabled() {
            return new Stepped().isEnabled() || new Created().isEnabled() || new Failed().isEnabled();
        }
    }

    @Name("io.fermata.TaskCreated")
    @Label("Task Created")
    @Category("Fermata")
    @Description("A coroutine was made a task")
    static final class Created extends Event {
        @Label("Task")
        @Nullable
        String task;
    }

    @Name("io.fermata.TaskStep")
    @Label("Task Step")
    @Category("Fermata")
    @Description("A step of a task, or a callback, that held the event loop")
    @StackTrace(false)
    @Threshold("20 ms")
    static final class Stepped extends Event {
        @Label("Task")
        @Nullable
        String task;

        @Label("Suspended At")
        @Nullable
        String at;
    }

    @Name("io.fermata.TaskFailed")
    @Label("Task Failed")
    @Category("Fermata")
    @Description("A task ended with an exception")
    @StackTrace(false)
    static final class Failed extends Event {
        @Label("Task")
        @Nullable
        String task;

        @Label("Failure")
        @Nullable
        String failure;
    }
}

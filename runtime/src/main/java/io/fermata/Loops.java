package io.fermata;

import org.jspecify.annotations.Nullable;

/** Which loop is whose: each thread has one, made when it is first asked for. */
final class Loops {

    private static final ThreadLocal<EventLoop> CURRENT = new ThreadLocal<>();

    /**
     * One of the loops that are running, so that its thread need not look it up. Only the thread of a loop puts it here or
     * takes it away, so that a thread which finds its own loop here can rely on it, whatever other threads do.
     */
    private static @Nullable EventLoop running;

    private Loops() {}

    static EventLoop current() {
        EventLoop loop = running;
        return loop != null && loop.onThread() ? loop : lookUp();
    }

    /** The outermost run of a loop begins. */
    static void begin(EventLoop loop) {
        running = loop;
    }

    /** It has ended. */
    static void end(EventLoop loop) {
        if (running == loop) {
            running = null;
        }
    }

    private static EventLoop lookUp() {
        EventLoop loop = CURRENT.get();
        if (loop == null) {
            loop = new EventLoop(false);
            CURRENT.set(loop);
        }
        return loop;
    }

    /** The loop that is running on this thread, or null. */
    static @Nullable EventLoop running() {
        EventLoop loop = CURRENT.get();
        return loop != null && loop.isRunning() ? loop : null;
    }

    /** Puts a new loop in the place of this thread's, which is closed. */
    static EventLoop replace(boolean virtual) {
        EventLoop old = CURRENT.get();
        if (old != null) {
            if (old.isRunning()) {
                throw new IllegalStateException("This thread's event loop is running and cannot be replaced");
            }
            old.close();
        }
        EventLoop loop = new EventLoop(virtual);
        CURRENT.set(loop);
        return loop;
    }
}

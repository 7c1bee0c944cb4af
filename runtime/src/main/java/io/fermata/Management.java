package io.fermata;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Answers from outside the program. It is there only if asked for: the JDK's management takes longer to load than many a
 * program runs, and a JDK may have been made without it.
 */
final class Management implements EventLoopsMXBean {

    /** The system property that asks for it. */
    private static final String PROPERTY = "fermata.management";

    static final String NAME = "io.fermata:type=EventLoops";

    private static final boolean WANTED = Boolean.getBoolean(PROPERTY)
            && ModuleLayer.boot().findModule("java.management").isPresent();

    private final Set<EventLoop> loops = java.util.Collections.newSetFromMap(new WeakHashMap<>());

    private Management() {}

    /** A loop has been made. */
    static void made(EventLoop loop) {
        if (WANTED) {
            add(loop);
        }
    }

    static void add(EventLoop loop) {
        synchronized (Registered.INSTANCE.loops) {
            Registered.INSTANCE.loops.add(loop);
        }
    }

    private List<EventLoop> open() {
        synchronized (loops) {
            List<EventLoop> open = new ArrayList<>(loops);
            open.removeIf(EventLoop::isClosed);
            return open;
        }
    }

    @Override
    public String dump() {
        StringBuilder text = new StringBuilder();
        for (EventLoop loop : open()) {
            try {
                loop.dump(text);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return text.toString();
    }

    @Override
    public int getCount() {
        return open().size();
    }

    /** Made with the first loop. */
    private static final class Registered {
        static final Management INSTANCE = new Management();

        static {
            try {
                ManagementFactory.getPlatformMBeanServer().registerMBean(INSTANCE, new ObjectName(NAME));
            } catch (JMException failure) {
                System.err.println("Fermata's event loops cannot be managed: " + failure);
            }
        }
    }
}

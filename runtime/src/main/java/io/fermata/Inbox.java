package io.fermata;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** What other threads hand to the loop, and how they wake it: a stack that the loop empties once a turn. */
final class Inbox {

    /** Stands at the top when nothing is taken any more. */
    private static final Waiter CLOSED = new Arrival(() -> {});

    private static final VarHandle TOP;

    static {
        try {
            TOP = MethodHandles.lookup().findVarHandle(Inbox.class, "top", Waiter.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Thread owner;
    private volatile @Nullable Waiter top;

    /** Whether the loop sleeps or is about to: written before it looks at the stack for the last time. */
    private volatile boolean asleep;

    Inbox(Thread owner) {
        this.owner = owner;
    }

    /** From any thread. False if this has been closed: nothing was posted then. */
    boolean post(Waiter posted) {
        Waiter old;
        do {
            old = top;
            if (old == CLOSED) {
                return false;
            }
            posted.next = old;
        } while (!TOP.compareAndSet(this, old, posted));
        if (asleep) {
            LockSupport.unpark(owner);
        }
        return true;
    }

    /** Takes nothing from now on; what has been posted by now goes to the ready queue for the last time. */
    void close(ReadyQueue ready) {
        move((Waiter) TOP.getAndSet(this, CLOSED), ready);
    }

    boolean isEmpty() {
        return top == null;
    }

    /** Moves all that was posted to the ready queue, oldest first. */
    void moveTo(ReadyQueue ready) {
        move((Waiter) TOP.getAndSet(this, null), ready);
    }

    private static void move(@Nullable Waiter top, ReadyQueue ready) {
        Waiter newest = top;
        Waiter oldest = null;
        while (newest != null) {
            Waiter older = newest.next;
            newest.next = oldest;
            oldest = newest;
            newest = older;
        }
        while (oldest != null) {
            Waiter next = oldest.next;
            oldest.next = null;
            ready.add(oldest);
            oldest = next;
        }
    }

    /** Sleeps until something is posted, at most so long; may return early. */
    void sleep(long nanos) {
        asleep = true;
        try {
            if (isEmpty()) {
                LockSupport.parkNanos(this, nanos);
            }
        } finally {
            asleep = false;
        }
    }
}

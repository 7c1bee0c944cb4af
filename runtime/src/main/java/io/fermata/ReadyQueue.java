package io.fermata;

import java.util.function.Consumer;

/**
 * What is ready to run, in order, and how much of it runs in this turn: a ring that only the loop's thread touches.
 *
 * <p>Positions count up and may overflow, so they are compared by their difference. A slot is not cleared when its entry
 * is taken, which would double the stores of a step; it is overwritten soon, or cleared by {@link #forget}.
 */
final class ReadyQueue {

    /** A turn of no more than this calls for no {@link #trimAfter}. */
    private static final int MODEST = 1 << 12;

    /** Further behind the head than anything that is put before it. */
    private static final int FAR = 1 << 30;

    private Waiter[] ring = new Waiter[64];
    private int head;
    private int tail;

    /** Where the turn ends: the tail of the moment when it began; far behind the head if it was {@link #cutTurn cut}. */
    private int turnEnd;

    /** The slots of the positions before this one are clear, but for those that have been used again. */
    private int forgotten;

    void add(Waiter added) {
        if (tail - head == ring.length) {
            move(2 * ring.length);
        }
        Waiter[] r = ring;
        int t = tail;
        tail = t + 1;
        r[t & (r.length - 1)] = added;
    }

    /** Puts something before all that is ready. */
    void addFirst(Waiter added) {
        if (tail - head == ring.length) {
            move(2 * ring.length);
        }
        if (forgotten == head) {
            forgotten--;
        }
        ring[--head & (ring.length - 1)] = added;
    }

    boolean isEmpty() {
        return head == tail;
    }

    int size() {
        return tail - head;
    }

    /** What is ready now makes a turn. */
    void beginTurn() {
        turnEnd = tail;
    }

    /** Whether the next entry belongs to this turn. */
    boolean inTurn() {
        return head - turnEnd < 0;
    }

    /** No more of this turn is run: something has to be looked at first. */
    void cutTurn() {
        turnEnd = head - FAR;
    }

    /**
     * Makes the next turn of what is ready, where there is nothing else to do between turns, as far as this queue knows.
     *
     * @return false if there is something: the turn was cut, it was so large that the ring may have to be trimmed, or
     *     nothing is ready
     */
    boolean nextTurn() {
        int size = tail - head;
        if (head != turnEnd || size - 1 >= MODEST) {
            return false;
        }
        turnEnd = tail;
        return size != 0;
    }

    Waiter poll() {
        Waiter[] r = ring;
        return r[head++ & (r.length - 1)];
    }

    /** Clears the slots of what has been taken, so that nothing that is over is kept from the collector. */
    void forget() {
        if (tail - forgotten > ring.length) {
            forgotten = tail - ring.length;
        }
        while (forgotten != head) {
            ring[forgotten++ & (ring.length - 1)] = null;
        }
    }

    void forEach(Consumer<Waiter> action) {
        for (int i = head; i != tail; i++) {
            action.accept(ring[i & (ring.length - 1)]);
        }
    }

    /** Into a ring of another length, where positions are counted from 0 again. */
    private void move(int length) {
        Waiter[] old = ring;
        int size = tail - head;
        int from = head & (old.length - 1);
        int first = Math.min(size, old.length - from);
        ring = new Waiter[length];
        System.arraycopy(old, from, ring, 0, first);
        System.arraycopy(old, 0, ring, first, size - first);
        turnEnd -= head;
        head = 0;
        tail = size;
        forgotten = 0;
    }

    /** Gives back the space of a burst that is over: after a turn of so many. */
    void trimAfter(int turn) {
        if (turn > MODEST && size() < ring.length >> 3) {
            int length = 64;
            while (length <= size()) {
                length *= 2;
            }
            move(length);
        }
    }
}

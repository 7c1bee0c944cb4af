package io.fermata;

import java.util.function.Consumer;

/** What is ready to run, in order: a ring that only the loop's thread touches. */
final class ReadyQueue {

    /** A turn of no more than this calls for no {@link #trimAfter}. */
    static final int MODEST = 1 << 12;

    private Waiter[] ring = new Waiter[64];
    private int head;
    private int tail;

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
        ring[--head & (ring.length - 1)] = added;
    }

    boolean isEmpty() {
        return head == tail;
    }

    int size() {
        return tail - head;
    }

    /** The position behind the last entry: what {@link #before} compares with. */
    int end() {
        return tail;
    }

    /** Whether the next entry was there when {@code end} was taken. */
    boolean before(int end) {
        return head - end < 0;
    }

    Waiter poll() {
        Waiter[] r = ring;
        int slot = head & (r.length - 1);
        Waiter first = r[slot];
        r[slot] = null;
        head++;
        return first;
    }

    void forEach(Consumer<Waiter> action) {
        for (int i = head; i != tail; i++) {
            action.accept(ring[i & (ring.length - 1)]);
        }
    }

    private void move(int length) {
        Waiter[] old = ring;
        Waiter[] ring = new Waiter[length];
        for (int i = head; i != tail; i++) {
            ring[i & (ring.length - 1)] = old[i & (old.length - 1)];
        }
        this.ring = ring;
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

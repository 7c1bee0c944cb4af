package io.fermata;

/** What is ready to run, in order: a ring that only the loop's thread touches. */
final class ReadyQueue {

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

    private void move(int length) {
        Waiter[] old = ring;
        Waiter[] ring = new Waiter[length];
        for (int i = head; i != tail; i++) {
            ring[i & (ring.length - 1)] = old[i & (old.length - 1)];
        }
        this.ring = ring;
    }

    /** Whether a turn of what is in it now calls for no {@link #trimAfter}. */
    boolean modest() {
        return tail - head <= 1 << 12;
    }

    /** Gives back the space of a burst that is over: after a turn of so many. */
    void trimAfter(int turn) {
        if (turn > 1 << 12 && size() < ring.length >> 3) {
            int length = 64;
            while (length <= size()) {
                length *= 2;
            }
            move(length);
        }
    }
}

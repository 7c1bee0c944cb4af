package io.fermata;

import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is ready to run, in order, and how much of it runs in this turn: a row of blocks that only the loop's thread
 * touches.
 *
 * <p>Blocks instead of one array, since to the collector a large array is old from the beginning, and each reference that
 * is stored into an old object costs a fence; and since a burst gives back its space as it is worked off. A block that has
 * been worked off is the next to be filled, so that a steady flow allocates nothing.
 *
 * <p>Positions count up and may overflow, so they are compared by their difference. A slot is not cleared when its entry
 * is taken, which would double the stores of a step, but together with its block, or by {@link #forget}.
 */
final class ReadyQueue {

    private static final int BLOCK = 1 << 8;
    private static final int SLOT = BLOCK - 1;
    private static final Waiter[] CLEAR = new Waiter[BLOCK];

    /** Further behind the head than anything that is put before it. */
    private static final int FAR = 1 << 30;

    /** Where the next entry is taken. If a block begins there, it is still the first of {@link #later}. */
    private int head;

    /** Where the next entry is added. If a block begins there, it is not yet there. */
    private int tail;

    /** Where the turn ends: the tail of the moment when it began; far behind the head if it was {@link #cutTurn cut}. */
    private int turnEnd;

    /** The block of the position before the head. */
    private Waiter[] reading = new Waiter[BLOCK];

    /** The block of the position before the tail. */
    private Waiter[] writing = reading;

    /** The blocks behind the one that is read. */
    private final ArrayDeque<Waiter[]> later = new ArrayDeque<>();

    /** A clear one. */
    private Waiter @Nullable [] spare;

    /** The slots of {@link #reading} before this position are clear. */
    private int forgotten;

    private final Collected collected = new Collected();

    /** How many blocks, from the one that is read, were there when the collector ran last: they are not used again. */
    private int aged;

    /** What is to be looked at before the next turn, besides this queue: a set of the following. */
    private int reasons;

    /** The turn was {@link #cutTurn cut}. */
    private static final int CUT = 1;

    /** The collector has run since {@link #outdated} was asked. */
    private static final int OUTDATED = 2;

    /** There are timers. */
    private static final int TIMERS = 4;

    void add(Waiter added) {
        int t = tail;
        if ((t & SLOT) == 0) {
            extend();
        }
        tail = t + 1;
        writing[t & SLOT] = added;
    }

    /** Puts something before all that is ready. */
    void addFirst(Waiter added) {
        int h = --head;
        reading[h & SLOT] = added;
        if (forgotten - h > 0) {
            forgotten = h;
        }
        if ((h & SLOT) == 0) {
            later.addFirst(reading);
            reading = clearBlock();
        }
    }

    Waiter poll() {
        int h = head;
        if ((h & SLOT) == 0) {
            advance();
        }
        head = h + 1;
        return reading[h & SLOT];
    }

    private void extend() {
        writing = clearBlock();
        later.addLast(writing);
    }

    private void advance() {
        if (collected.again()) {
            reasons |= OUTDATED;
            aged = 1 + later.size();
        }
        if (aged > 0) {
            aged--;
        } else {
            System.arraycopy(CLEAR, 0, reading, 0, BLOCK);
            spare = reading;
        }
        reading = later.removeFirst();
        forgotten = head;
    }

    /** Whether the collector has run since this was asked last, so that what is used in every step is better replaced. */
    boolean outdated() {
        boolean was = (reasons & OUTDATED) != 0;
        reasons &= ~OUTDATED;
        return was;
    }

    private Waiter[] clearBlock() {
        Waiter[] block = spare;
        spare = null;
        return block == null ? new Waiter[BLOCK] : block;
    }

    boolean isEmpty() {
        return head == tail;
    }

    int size() {
        return tail - head;
    }

    /** What is ready now makes a turn. */
    void beginTurn() {
        reasons &= ~CUT;
        turnEnd = tail;
    }

    /** Whether the next entry belongs to this turn. */
    boolean inTurn() {
        return head - turnEnd < 0;
    }

    /** No more of this turn is run: something has to be looked at first. */
    void cutTurn() {
        turnEnd = head - FAR;
        reasons |= CUT;
    }

    /**
     * Makes the next turn of what is ready, where there is nothing else to do between turns, as far as this queue knows.
     *
     * @return false if there is, or nothing is ready
     */
    boolean nextTurn() {
        if (reasons != 0) {
            return false;
        }
        turnEnd = tail;
        return head != tail;
    }

    /** From now on there are timers to look at before each turn, or no more. */
    void timers(boolean pending) {
        reasons = pending ? reasons | TIMERS : reasons & ~TIMERS;
    }

    /** Clears the slots of what has been taken, so that nothing that is over is kept from the collector. */
    void forget() {
        while (forgotten != head) {
            reading[forgotten++ & SLOT] = null;
        }
    }

    void forEach(Consumer<Waiter> action) {
        int position = head;
        if ((position & SLOT) != 0) {
            position = forEach(reading, position, action);
        }
        for (Waiter[] block : later) {
            position = forEach(block, position, action);
        }
    }

    /** From this position to the end of its block; gives where that is. */
    private int forEach(Waiter[] block, int from, Consumer<Waiter> action) {
        int position = from;
        while (position != tail) {
            action.accept(block[position & SLOT]);
            if ((++position & SLOT) == 0) {
                break;
            }
        }
        return position;
    }
}

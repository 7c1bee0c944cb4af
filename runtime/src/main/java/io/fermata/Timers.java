package io.fermata;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What becomes ready at a time, ordered by (time, insertion number): a four-ary heap whose keys lie in arrays of their
 * own, so that sifting touches no object.
 *
 * <p>A timer is cancelled by forgetting its number ({@link Waiter#timer}); the dead entry is dropped when it comes to
 * the top, or when the dead are more than the living and the heap is rebuilt. So cancelling costs O(1), and never more
 * than twice the living entries are held.
 */
final class Timers {

    /** Lengths are a power of two less the header, so that a large array fills the collector's regions. */
    private static final int HEADER = 4;

    private static final int MIN = 64 - HEADER;

    private long[] times = new long[MIN];
    private int[] numbers = new int[MIN];
    private Waiter[] owners = new Waiter[MIN];
    private int size;

    /** How many entries are alive. */
    private int pending;

    private int lastNumber;

    private final ReadyQueue ready;

    /** While a dump is being written. */
    private @Nullable TimerIndex index;

    /** Nothing is pending; the queue is told when that changes. */
    Timers(ReadyQueue ready) {
        this.ready = ready;
    }

    /** How many timers are pending. */
    int pending() {
        return pending;
    }

    boolean isEmpty() {
        return pending == 0;
    }

    /** Takes a place in the order of insertion, for a timer that may be set later. */
    int number() {
        int n = ++lastNumber;
        return n != 0 ? n : ++lastNumber; // 0 says: no timer
    }

    void add(Waiter owner, long time) {
        add(owner, time, number());
    }

    void add(Waiter owner, long time, int number) {
        int i = size;
        if (i == times.length) {
            if (dead() > size / 2) {
                rebuild();
            } else {
                resize(2 * times.length + HEADER);
            }
            i = size;
        }
        size = i + 1;
        if (pending++ == 0) {
            ready.timers(true);
        }
        owner.timer = number;
        up(i, time, number, owner);
    }

    /** Does nothing if the owner has no timer. */
    void cancel(Waiter owner) {
        if (owner.timer != 0) {
            owner.timer = 0;
            ended();
            if (dead() > MIN && dead() > size / 2) {
                rebuild();
            }
        }
    }

    /** Wakes what is due, in order. */
    void wakeDue(long now) {
        while (size > 0 && times[0] <= now) {
            Waiter owner = owners[0];
            boolean alive = owner.timer == numbers[0];
            removeTop();
            if (alive) {
                ended();
                owner.timer = 0;
                owner.wake();
            }
        }
    }

    /** The time of the next timer, Long.MAX_VALUE if there is none. */
    long nextTime() {
        while (size > 0 && owners[0].timer != numbers[0]) {
            removeTop();
        }
        return size == 0 ? Long.MAX_VALUE : times[0];
    }

    /** From now on {@link #timeOf} is quick, which it need not be for one or two. */
    void index() {
        index = new TimerIndex(numbers, size);
    }

    void unindex() {
        index = null;
    }

    /** When the owner's timer is due, Long.MAX_VALUE if it has none; for dumps. */
    long timeOf(Waiter owner) {
        int place = index == null ? -1 : index.place(owner.timer);
        if (place < 0 || !isAt(place, owner)) { // the heap may have changed since it was indexed
            place = 0;
            while (place < size && !isAt(place, owner)) {
                place++;
            }
        }
        return place < size ? times[place] : Long.MAX_VALUE;
    }

    private boolean isAt(int place, Waiter owner) {
        return place < size && owners[place] == owner && numbers[place] == owner.timer;
    }

    void clear() {
        for (int i = 0; i < size; i++) {
            if (owners[i].timer == numbers[i]) {
                owners[i].timer = 0;
            }
        }
        size = 0;
        pending = 0;
        ready.timers(false);
        allocate();
    }

    private void ended() {
        if (--pending == 0) {
            ready.timers(false);
        }
    }

    private int dead() {
        return size - pending;
    }

    private void allocate() {
        times = new long[MIN];
        numbers = new int[MIN];
        owners = new Waiter[MIN];
    }

    private void removeTop() {
        int last = --size;
        Waiter owner = owners[last];
        owners[last] = null;
        if (last > 0) {
            down(0, times[last], numbers[last], owner);
        } else if (times.length > 1 << 16) {
            allocate();
        }
    }

    private void up(int from, long time, int number, Waiter owner) {
        long[] t = times;
        int[] n = numbers;
        Waiter[] o = owners;
        int i = from;
        while (i > 0) {
            int parent = (i - 1) >> 2;
            long parentTime = t[parent];
            if (parentTime < time || parentTime == time && n[parent] - number < 0) {
                break;
            }
            t[i] = parentTime;
            n[i] = n[parent];
            o[i] = o[parent];
            i = parent;
        }
        t[i] = time;
        n[i] = number;
        o[i] = owner;
    }

    private void down(int from, long time, int number, Waiter owner) {
        long[] t = times;
        int[] n = numbers;
        Waiter[] o = owners;
        int i = from;
        for (; ; ) {
            int child = 4 * i + 1;
            if (child >= size) {
                break;
            }
            int end = Math.min(child + 4, size);
            int least = child;
            for (int c = child + 1; c < end; c++) {
                if (t[c] < t[least] || t[c] == t[least] && n[c] - n[least] < 0) {
                    least = c;
                }
            }
            if (time < t[least] || time == t[least] && number - n[least] < 0) {
                break;
            }
            t[i] = t[least];
            n[i] = n[least];
            o[i] = o[least];
            i = least;
        }
        t[i] = time;
        n[i] = number;
        o[i] = owner;
    }

    private void rebuild() {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (owners[i].timer == numbers[i]) {
                times[kept] = times[i];
                numbers[kept] = numbers[i];
                owners[kept] = owners[i];
                kept++;
            }
        }
        Arrays.fill(owners, kept, size, null);
        size = kept;
        if (times.length > MIN && kept < times.length / 4) {
            resize(times.length / 2 - HEADER / 2);
        }
        for (int i = (size - 2) >> 2; i >= 0; i--) {
            down(i, times[i], numbers[i], owners[i]);
        }
    }

    private void resize(int length) {
        times = Arrays.copyOf(times, length);
        numbers = Arrays.copyOf(numbers, length);
        owners = Arrays.copyOf(owners, length);
    }
}

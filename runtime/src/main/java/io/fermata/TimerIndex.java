package io.fermata;

import java.util.Arrays;

/** Where in the heap of timers each one stands, by its number: for a dump, which asks for very many. */
final class TimerIndex {

    /** The number in the upper half, the place in the lower; sorted. */
    private final long[] entries;

    TimerIndex(int[] numbers, int size) {
        entries = new long[size];
        for (int i = 0; i < size; i++) {
            entries[i] = (long) numbers[i] << 32 | i;
        }
        Arrays.sort(entries);
    }

    /** The place of the timer with that number when this was made; -1 if there was none. */
    int place(int number) {
        int i = Arrays.binarySearch(entries, (long) number << 32);
        int first = i < 0 ? ~i : i;
        return first < entries.length && (int) (entries[first] >> 32) == number ? (int) entries[first] : -1;
    }
}

package bench.hand;

import java.util.Arrays;

/** A binary heap whose nodes know their places, so that any of them can be removed. */
final class TimerHeap {
    private Timer[] heap = new Timer[16];
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    Timer first() {
        return heap[0];
    }

    void add(Timer timer) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, size * 2);
        }
        up(size++, timer);
    }

    @SuppressWarnings("NullAway")
    void remove(Timer timer) {
        int hole = timer.index;
        Timer last = heap[--size];
        heap[size] = null;
        if (last != timer) {
            down(hole, last);
            if (last.index == hole) {
                up(hole, last);
            }
        }
    }

    private void up(int from, Timer timer) {
        int hole = from;
        while (hole > 0) {
            int parent = (hole - 1) >>> 1;
            Timer above = heap[parent];
            if (above.before(timer)) {
                break;
            }
            heap[hole] = above;
            above.index = hole;
            hole = parent;
        }
        heap[hole] = timer;
        timer.index = hole;
    }

    private void down(int from, Timer timer) {
        int hole = from;
        int half = size >>> 1;
        while (hole < half) {
            int child = 2 * hole + 1;
            if (child + 1 < size && heap[child + 1].before(heap[child])) {
                child++;
            }
            Timer below = heap[child];
            if (timer.before(below)) {
                break;
            }
            heap[hole] = below;
            below.index = hole;
            hole = child;
        }
        heap[hole] = timer;
        timer.index = hole;
    }
}

package io.fermata;

import java.util.AbstractQueue;
import java.util.Comparator;
import java.util.Iterator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** The items of a priority queue: the least first, equal ones in the order in which they came. */
final class Ranked extends AbstractQueue<Object> {

    private record Entry(Object item, long number) {}

    private final PriorityQueue<Entry> heap;
    private final Comparator<Object> order;
    private long added;

    Ranked(Comparator<Object> order) {
        this.order = order;
        heap = new PriorityQueue<>(Comparator.comparing(Entry::item, order).thenComparingLong(Entry::number));
    }

    /** What cannot be compared is refused, also when it is alone. */
    @Override
    public boolean offer(Object item) {
        order.compare(item, item);
        return heap.add(new Entry(item, added++));
    }

    @Override
    public @Nullable Object poll() {
        Entry first = heap.poll();
        return first == null ? null : first.item;
    }

    @Override
    public @Nullable Object peek() {
        Entry first = heap.peek();
        return first == null ? null : first.item;
    }

    @Override
    public Iterator<Object> iterator() {
        return heap.stream().map(Entry::item).iterator();
    }

    @Override
    public int size() {
        return heap.size();
    }

    @Override
    public void clear() {
        heap.clear();
    }
}

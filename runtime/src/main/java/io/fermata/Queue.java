package io.fermata;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What some tasks put and others get (asyncio: {@code Queue}, {@code PriorityQueue}, {@code LifoQueue}). Getters and
 * putters that have to wait are served in the order in which they came. Belongs to the thread of the loop whose tasks use
 * it; another thread puts with {@code loop.callSoonThreadsafe(() -> queue.putNowait(x))}.
 *
 * <p>What a waiting getter is woken for stays in the queue until that getter steps. If it is cancelled by then, the item
 * goes to the next; {@link #getNowait} may be quicker, and then the getter waits on, at the head of the line. The same
 * goes for putters and the place they are woken for.
 *
 * @param <T> the type of the items
 */
public final class Queue<T extends @Nullable Object> {

    /** Stands for null in {@link #items}. */
    private static final Object NULL = new Object();

    final QueueSide getters = new QueueSide(this, "get");
    final QueueSide putters = new QueueSide(this, "put");
    private final QueueJoin join = new QueueJoin(this);

    private final java.util.Queue<Object> items;
    private final int maxsize;
    private @Nullable EventLoop loop;

    /** How many items were put for which {@link #taskDone} has not been called. */
    private int unfinished;

    private boolean shutDown;

    /** A queue without a limit. */
    public Queue() {
        this(0);
    }

    /**
     * A queue, first in, first out.
     *
     * @param maxsize how many items there may be, zero or less for no limit
     */
    public Queue(int maxsize) {
        this(maxsize, new ArrayDeque<>());
    }

    private Queue(int maxsize, java.util.Queue<Object> items) {
        this.maxsize = maxsize;
        this.items = items;
    }

    /**
     * A queue, last in, first out (asyncio: {@code LifoQueue}).
     *
     * @param <T> the type of the items
     * @param maxsize how many items there may be, zero or less for no limit
     * @return the queue
     */
    public static <T extends @Nullable Object> Queue<T> lifo(int maxsize) {
        return new Queue<>(maxsize, Collections.asLifoQueue(new ArrayDeque<>()));
    }

    /**
     * A queue that gives the least item first (asyncio: {@code PriorityQueue}).
     *
     * @param <T> the type of the items, not null
     * @param maxsize how many items there may be, zero or less for no limit
     * @return the queue
     */
    public static <T extends Comparable<? super T>> Queue<T> priority(int maxsize) {
        return priority(maxsize, Comparator.naturalOrder());
    }

    /**
     * A queue that gives the least item first, and equal ones in the order in which they came (asyncio:
     * {@code PriorityQueue}).
     *
     * @param <T> the type of the items
     * @param maxsize how many items there may be, zero or less for no limit
     * @param order what is less; what it throws comes out of the put, and the item is not in the queue
     * @return the queue
     */
    public static <T extends @Nullable Object> Queue<T> priority(int maxsize, Comparator<? super T> order) {
        return new Queue<>(maxsize, new Ranked((a, b) -> order.compare(Queue.<T>unmask(a), Queue.<T>unmask(b))));
    }

    /**
     * Puts an item, waiting for a place while the queue is full. A coroutine: nothing happens until it is awaited.
     *
     * @param item what to put
     * @return a coroutine, which throws {@link QueueShutDownException} if the queue has been shut down
     */
    public Coro<@Nullable Void> put(T item) {
        return new QueuePut<>(this, item);
    }

    /**
     * Puts an item at once.
     *
     * @param item what to put
     * @throws QueueFullException if there is no place
     * @throws QueueShutDownException if the queue has been shut down
     * @throws IllegalStateException from another thread than the loop's
     */
    public void putNowait(T item) {
        checkThread("putNowait", "callSoonThreadsafe(() -> queue.putNowait(…))");
        if (!mayPut(true)) {
            throw new QueueFullException();
        }
        add(item);
    }

    /**
     * Takes an item out, waiting for one while the queue is empty. A coroutine: nothing happens until it is awaited.
     *
     * @return a coroutine, which throws {@link QueueShutDownException} if the queue has been shut down and nothing is
     *     left
     */
    public Coro<T> get() {
        return new QueueGet<>(this);
    }

    /**
     * Takes an item out at once.
     *
     * @return the item
     * @throws QueueEmptyException if there is none
     * @throws QueueShutDownException if there is none and the queue has been shut down
     * @throws IllegalStateException from another thread than the loop's
     */
    public T getNowait() {
        checkThread("getNowait", "callSoonThreadsafe(() -> queue.getNowait())");
        if (!mayGet(true)) {
            throw new QueueEmptyException();
        }
        return take();
    }

    /**
     * Says that an item that was got has been dealt with, for those who wait in {@link #join}.
     *
     * @throws IllegalStateException if this was said of every item already, or from another thread than the loop's
     */
    public void taskDone() {
        checkThread("taskDone", "callSoonThreadsafe(queue::taskDone)");
        if (unfinished == 0) {
            throw new IllegalStateException("taskDone() called too many times");
        }
        done(1);
    }

    /**
     * Waits until {@link #taskDone} was called for every item that was put.
     *
     * @return a coroutine
     */
    public Coro<@Nullable Void> join() {
        return Awaiting.of(join);
    }

    /**
     * As {@link #shutdown(boolean)}, letting what is in the queue be got.
     *
     * @throws IllegalStateException from another thread than the loop's
     */
    public void shutdown() {
        shutdown(false);
    }

    /**
     * Ends the queue: each put fails from now on, and each get that finds nothing, with {@link QueueShutDownException};
     * so do those that wait.
     *
     * @param immediate whether to throw away what is in the queue, which counts as done
     * @throws IllegalStateException from another thread than the loop's
     */
    public void shutdown(boolean immediate) {
        checkThread("shutdown", "callSoonThreadsafe(queue::shutdown)");
        shutDown = true;
        if (immediate) {
            int thrownAway = Math.min(items.size(), unfinished);
            items.clear();
            done(thrownAway);
        }
        putters.line.callAll();
        settle();
    }

    /**
     * How many items are in the queue.
     *
     * @return how many
     */
    public int qsize() {
        return items.size();
    }

    /**
     * How many items there may be; zero or less for no limit.
     *
     * @return the limit
     */
    public int maxsize() {
        return maxsize;
    }

    /**
     * Whether there is no item in the queue.
     *
     * @return whether it is empty
     */
    public boolean empty() {
        return items.isEmpty();
    }

    /**
     * Whether there are as many items as may be.
     *
     * @return whether it is full; never without a limit
     */
    public boolean full() {
        return free() <= 0;
    }

    /**
     * Figures of this moment.
     *
     * @return the figures
     */
    public Statistics statistics() {
        return new Statistics(items.size(), unfinished, getters.line.waiting(), putters.line.waiting());
    }

    /**
     * What {@link #statistics} gives.
     *
     * @param size how many items there are
     * @param unfinished how many items were put for which {@link #taskDone} has not been called
     * @param getting how many tasks wait for an item
     * @param putting how many tasks wait for a place
     */
    public record Statistics(int size, int unfinished, int getting, int putting) {}

    @Override
    public String toString() {
        return "Queue[" + items.size() + (maxsize > 0 ? " of " + maxsize : "") + ", " + getters.line.waiting()
                + " getting, " + putters.line.waiting() + " putting" + (shutDown ? ", shut down" : "") + "]";
    }

    // --- what its coroutines see ----------------------------------------------------------------------------------

    void bind(Step step) {
        if (loop != step.loop) {
            loop = step.bind(loop, this);
        }
    }

    int unfinished() {
        return unfinished;
    }

    /** Whether there is an item, and, for one who comes new, it is not reserved for one who was called. */
    boolean mayGet(boolean first) {
        if (shutDown && items.isEmpty()) {
            throw new QueueShutDownException();
        }
        return items.size() > (first ? 0 : getters.line.called());
    }

    T take() {
        T item = unmask(items.remove());
        settle();
        return item;
    }

    /** Whether there is a place, and, for one who comes new, it is not reserved for one who was called. */
    boolean mayPut(boolean first) {
        if (shutDown) {
            throw new QueueShutDownException();
        }
        return free() > (first ? 0 : putters.line.called());
    }

    void add(T item) {
        try {
            items.add(item == null ? NULL : item);
            unfinished++;
        } finally {
            settle();
        }
    }

    /** Calls as many as there are items and places for. To be done whenever one of them is free or given up. */
    void settle() {
        while (items.size() > getters.line.called() && getters.line.call()) {}
        while (free() > putters.line.called() && putters.line.call()) {}
        if (shutDown && items.isEmpty()) {
            getters.line.callAll();
        }
    }

    private int free() {
        return maxsize <= 0 ? Integer.MAX_VALUE : maxsize - items.size();
    }

    private void done(int count) {
        unfinished -= count;
        if (unfinished == 0) {
            join.wakeAll();
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends @Nullable Object> T unmask(Object item) {
        return item == NULL ? null : (T) item;
    }

    private void checkThread(String operation, String door) {
        EventLoop loop = this.loop;
        if (loop != null) {
            loop.checkThread("Queue." + operation, door);
        }
    }
}

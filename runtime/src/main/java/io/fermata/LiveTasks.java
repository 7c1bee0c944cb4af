package io.fermata;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of a loop that have not ended. A task is kept here from the first time that it is parked; until then it is in
 * the ready queue, or stepping, so that one that never waits for anything costs nothing.
 */
final class LiveTasks {

    /** As in {@link Timers}: lengths are a power of two less the header. */
    private static final int HEADER = 4;

    private static final int MIN = 16 - HEADER;

    private final EventLoop loop;

    /** In no order; each task knows its place. */
    private Task<?>[] kept = new Task<?>[MIN];

    private int keptCount;
    private int lastId;

    LiveTasks(EventLoop loop) {
        this.loop = loop;
    }

    /** A task begins its life; gives the number for its name, of which the task keeps the lowest bits. */
    int begin() {
        return ++lastId;
    }

    /** Keeps a task that will not be found in the ready queue. */
    void keep(Task<?> task) {
        if (task.place == 0) {
            if (keptCount == kept.length) {
                kept = Arrays.copyOf(kept, 2 * keptCount + HEADER);
            }
            kept[keptCount] = task;
            task.place = ++keptCount;
        }
    }

    /** A task that was kept has ended. */
    void end(Task<?> task) {
        int place = task.place;
        task.place = 0;
        int last = --keptCount;
        if (place <= last) {
            Task<?> moved = kept[last];
            kept[place - 1] = moved;
            moved.place = place;
        }
        kept[last] = null;
        if (kept.length > MIN && last < kept.length / 4) {
            kept = Arrays.copyOf(kept, kept.length / 2 - HEADER / 2);
        }
    }

    /** How many there are. */
    int count() {
        keepAll();
        return keptCount;
    }

    /** All of them, oldest first. */
    List<Task<?>> toList() {
        keepAll();
        List<Task<?>> all = new ArrayList<>(Arrays.asList(kept).subList(0, keptCount));
        all.sort(Comparator.comparingInt(task -> -age(task)));
        return all;
    }

    private void keepAll() {
        loop.ready.forEach(this::keepIfAlive);
        keepIfAlive(loop.step.task());
    }

    void keepIfAlive(@Nullable Waiter waiter) {
        if (waiter instanceof Task<?> task && !task.done()) {
            keep(task);
        }
    }

    private int age(Task<?> task) {
        return lastId - task.id() & Task.MAX_ID;
    }
}

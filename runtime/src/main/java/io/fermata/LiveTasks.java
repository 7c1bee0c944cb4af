package io.fermata;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tasks of a loop that have not ended, oldest first, linked through themselves. */
final class LiveTasks {

    private static final int ID_MASK = (1 << 24) - 1;

    private @Nullable Task<?> oldest;
    private @Nullable Task<?> youngest;
    private int size;
    private int lastId;

    /** The number for the name of a new task; begins anew after 16 million. */
    int nextId() {
        return lastId = lastId + 1 & ID_MASK;
    }

    void add(Task<?> task) {
        Task<?> last = youngest;
        youngest = task;
        if (last == null) {
            oldest = task;
        } else {
            last.younger = task;
            task.older = last;
        }
        size++;
    }

    void remove(Task<?> task) {
        Task<?> older = task.older;
        Task<?> younger = task.younger;
        if (older == null) {
            oldest = younger;
        } else {
            older.younger = younger;
            task.older = null;
        }
        if (younger == null) {
            youngest = older;
        } else {
            younger.older = older;
            task.younger = null;
        }
        size--;
    }

    /** The first in the list, which goes on by {@link Task#younger}. */
    @Nullable
    Task<?> oldest() {
        return oldest;
    }

    int size() {
        return size;
    }

    List<Task<?>> toList() {
        List<Task<?>> all = new ArrayList<>(size);
        for (Task<?> each = oldest; each != null; each = each.younger) {
            all.add(each);
        }
        return all;
    }
}

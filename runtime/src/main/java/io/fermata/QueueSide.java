package io.fermata;

import org.jspecify.annotations.Nullable;

/** One side of a queue, that of the getters or that of the putters: what its tasks are parked in. */
final class QueueSide extends Parking {

    final Line line = new Line();
    private final Queue<?> queue;
    private final String operation;

    QueueSide(Queue<?> queue, String operation) {
        this.queue = queue;
        this.operation = operation;
    }

    /** Parks the stepping task; one that had been called in vain goes first. */
    void park(Step step, boolean again) {
        Task<?> task = step.current();
        if (again) {
            line.rejoin(task);
        } else {
            line.join(task);
        }
        task.park(step, this);
    }

    @Override
    @Nullable
    Object outcome(Task<?> task) {
        line.leave(task);
        return null;
    }

    @Override
    boolean withdraw(Task<?> task) {
        line.withdraw(task);
        return true;
    }

    @Override
    void abandoned(Task<?> task) {
        if (line.leave(task)) {
            queue.settle();
        }
    }

    @Override
    String describe(Task<?> task) {
        return operation + ", " + queue;
    }
}

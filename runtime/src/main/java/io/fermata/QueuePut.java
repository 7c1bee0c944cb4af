package io.fermata;

import org.jspecify.annotations.Nullable;

/** The coroutine of {@link Queue#put}. */
final class QueuePut<T extends @Nullable Object> extends Coro<@Nullable Void> {

    private final Queue<T> queue;
    private final T item;

    QueuePut(Queue<T> queue, T item) {
        this.queue = queue;
        this.item = item;
    }

    @Override
    protected void resume(Step step) throws Throwable {
        boolean again = state != 0;
        if (again) {
            step.result();
        } else {
            queue.bind(step);
        }
        if (queue.mayPut(again)) {
            queue.add(item);
            step.complete();
        } else {
            queue.putters.park(step, again);
            suspend(step, 1);
        }
    }

    @Override
    public String toString() {
        return "Queue.put";
    }
}

package io.fermata;

import org.jspecify.annotations.Nullable;

/** The coroutine of {@link Queue#get}. */
final class QueueGet<T extends @Nullable Object> extends Coro<T> {

    private final Queue<T> queue;

    QueueGet(Queue<T> queue) {
        this.queue = queue;
    }

    @Override
    protected void resume(Step step) throws Throwable {
        boolean again = state != 0;
        if (again) {
            step.result();
        } else {
            queue.bind(step);
        }
        if (queue.mayGet(again)) {
            step.complete(queue.take());
        } else {
            queue.getters.park(step, again);
            suspend(step, 1);
        }
    }

    @Override
    public String toString() {
        return "Queue.get";
    }
}

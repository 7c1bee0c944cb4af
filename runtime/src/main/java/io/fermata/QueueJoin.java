package io.fermata;

import org.jspecify.annotations.Nullable;

/** Who waits until everything that was put into a queue is done. */
final class QueueJoin extends Parking implements Awaitable<@Nullable Void> {

    private final Queue<?> queue;
    private @Nullable Waiter waiters;

    QueueJoin(Queue<?> queue) {
        this.queue = queue;
    }

    void wakeAll() {
        Waiter woken = waiters;
        waiters = null;
        Waiter.wakeAll(woken);
    }

    @Override
    public @Nullable Void await(Step step) {
        queue.bind(step);
        if (queue.unfinished() > 0) {
            Task<?> task = step.current();
            waiters = Waiter.append(waiters, task);
            task.park(step, this);
        }
        return null;
    }

    @Override
    @Nullable
    Object outcome(Task<?> task) {
        return null;
    }

    @Override
    boolean withdraw(Task<?> task) {
        waiters = Waiter.remove(waiters, task);
        return true;
    }

    @Override
    String describe(Task<?> task) {
        return "join, " + queue;
    }
}

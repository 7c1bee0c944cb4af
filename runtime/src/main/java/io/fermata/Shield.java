package io.fermata;

import org.jspecify.annotations.Nullable;

/**
 * What {@link Asyncio#shield} gives: the wait for a task, which a cancellation of the waiter ends without reaching the
 * task. If nobody takes the task's failure afterwards, the exception handler is told, as of any task.
 */
final class Shield<T extends @Nullable Object> extends Parking implements Awaitable<T> {

    private final Task<T> inner;

    Shield(Task<T> inner) {
        this.inner = inner;
    }

    @Override
    @SuppressWarnings("NullAway")
    public T await(Step step) throws Throwable {
        if (inner.done() || step.loop != inner.loop) {
            return inner.await(step);
        }
        Task<?> waiter = step.current();
        Cycles.check(waiter, inner);
        inner.watch(waiter);
        waiter.park(step, this);
        return null;
    }

    @Override
    @Nullable
    Object outcome(Task<?> task) throws Throwable {
        return inner.take();
    }

    @Override
    boolean withdraw(Task<?> task) {
        inner.unwatch(task);
        return true;
    }

    @Override
    Parking next() {
        return inner;
    }

    @Override
    String describe(Task<?> task) {
        return "shield of " + inner.name();
    }
}

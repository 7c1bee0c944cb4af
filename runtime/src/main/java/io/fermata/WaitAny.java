package io.fermata;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@link Asyncio#waitAny} gives: the wait for the first of several tasks to end. */
final class WaitAny<T extends @Nullable Object> implements Awaitable<Task<T>> {

    private final List<Task<T>> tasks;

    WaitAny(List<Task<T>> tasks) {
        this.tasks = tasks;
    }

    @Override
    @SuppressWarnings("NullAway")
    public Task<T> await(Step step) {
        for (Task<T> task : tasks) {
            if (task.done()) {
                task.retrieved();
                return task;
            }
        }
        new Wait<>(step.current(), tasks).park(step);
        return null;
    }

    /** One task's wait, which watches all the others. */
    private static final class Wait<T extends @Nullable Object> extends Parking {

        private final Task<?> waiter;
        private final List<Watch> watches = new ArrayList<>();
        private @Nullable Task<T> first;

        Wait(Task<?> waiter, List<Task<T>> tasks) {
            this.waiter = waiter;
            for (Task<T> task : tasks) {
                watches.add(new Ending<>(this, task));
            }
        }

        void park(Step step) {
            for (Watch watch : watches) {
                watch.task.watch(watch);
            }
            waiter.park(step, this);
        }

        /** The watch of this task has been taken off already. */
        void ended(Task<T> task) {
            if (first == null) {
                first = task;
                unwatch();
                waiter.wake();
            }
        }

        private void unwatch() {
            for (Watch watch : watches) {
                if (!watch.task.done()) {
                    watch.task.unwatch(watch);
                }
            }
        }

        /** The failure, if it is one, is in the hands of the waiter now. */
        @Override
        @Nullable
        Object outcome(Task<?> task) {
            first.retrieved();
            return first;
        }

        @Override
        boolean withdraw(Task<?> task) {
            unwatch();
            return true;
        }

        @Override
        Iterable<? extends Task<?>> awaited() {
            return watches.stream().map(watch -> watch.task).toList();
        }

        @Override
        String describe(Task<?> task) {
            return "the first of "
                    + watches.stream().map(watch -> watch.task.name()).toList();
        }
    }

    private static final class Ending<T extends @Nullable Object> extends Watch {

        private final Wait<T> wait;
        private final Task<T> ending;

        Ending(Wait<T> wait, Task<T> ending) {
            super(ending);
            this.wait = wait;
            this.ending = ending;
        }

        @Override
        void wake() {
            wait.ended(ending);
        }

        @Override
        Task<?> waiter() {
            return wait.waiter;
        }
    }
}

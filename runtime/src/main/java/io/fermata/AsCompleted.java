package io.fermata;

import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The results of several awaitables in the order in which they come (asyncio: what {@code as_completed} returns). Made by
 * {@link Asyncio#asCompleted}; its coroutines have become tasks already. Iterating gives as many coroutines as there are
 * tasks; each, when it is awaited, gives the next result or throws the next failure.
 *
 * <p>It can be iterated once; a second loop goes on where the first one was left. Who leaves it early leaves the other
 * tasks running, and answers for their failures.
 *
 * @param <T> the type of the results
 */
public final class AsCompleted<T extends @Nullable Object> implements Iterable<Coro<T>> {

    private final Queue<Task<? extends T>> ended = new Queue<>();
    private final Coros coros;

    AsCompleted(EventLoop loop, Collection<? extends Awaitable<? extends T>> awaitables) {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Awaitable<? extends T> each : awaitables) {
            if (seen.add(each)) {
                Task<? extends T> task = loop.taskOf(each);
                if (task.done()) {
                    ended(task);
                } else {
                    task.watch(new Ending<>(this, task));
                }
            }
        }
        coros = new Coros(seen.size());
    }

    @Override
    public Iterator<Coro<T>> iterator() {
        return coros;
    }

    private void ended(Task<? extends T> task) {
        if (task.failed()) {
            task.retrieved();
        }
        ended.putNowait(task);
    }

    private final class Coros implements Iterator<Coro<T>> {

        private int left;

        Coros(int left) {
            this.left = left;
        }

        @Override
        public boolean hasNext() {
            return left > 0;
        }

        @Override
        public Coro<T> next() {
            if (left == 0) {
                throw new NoSuchElementException();
            }
            left--;
            return new Next<>(ended);
        }
    }

    /** Waits for the next task to end and gives what came of it. */
    private static final class Next<T extends @Nullable Object> extends Coro<T> {

        private final Queue<Task<? extends T>> ended;

        Next(Queue<Task<? extends T>> ended) {
            this.ended = ended;
        }

        @Override
        protected void resume(Step step) throws Throwable {
            Task<? extends T> task = state == 0 ? ended.get().await(step) : step.result();
            if (step.suspended()) {
                suspend(step, 1);
            } else {
                step.complete(task.take());
            }
        }

        @Override
        public String toString() {
            return "asCompleted";
        }
    }

    private static final class Ending<T extends @Nullable Object> extends Watch {

        private final AsCompleted<T> all;
        private final Task<? extends T> ending;

        Ending(AsCompleted<T> all, Task<? extends T> ending) {
            super(ending);
            this.all = all;
            this.ending = ending;
        }

        @Override
        void wake() {
            all.ended(ending);
        }
    }
}

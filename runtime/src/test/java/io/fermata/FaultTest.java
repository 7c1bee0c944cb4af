package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.gather;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.sleep;
import static io.fermata.Asyncio.waitFor;
import static io.fermata.Script.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever is thrown in a step is the failure of that task, and of nothing else. */
class FaultTest extends LoopTest {

    private static int endless(int n) {
        return endless(n + 1) + 1;
    }

    @Test
    void throwablesOfEveryKind() {
        Throwable[] kinds = {
            new IOException(),
            new RuntimeException(),
            new Error(),
            new AssertionError(),
            new Throwable(),
            new UnknownError2()
        };
        for (Throwable kind : kinds) {
            assertThatThrownBy(() -> run(script().fail(kind))).isSameAs(kind);
            assertThatThrownBy(() -> run(script().sleep(1).fail(kind))).isSameAs(kind);
        }
        for (Throwable kind : kinds) {
            createTask(script().sleep(1).fail(kind));
        }
        run(script().sleep(2));
        assertReported(kinds);
    }

    /** An error that nobody knows. */
    private static final class UnknownError2 extends Error {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void aStackOverflowInAStep() {
        Task<Object> waiter = createTask(script().sleep(2).run(() -> log("not disturbed")));
        Task<Object> task = createTask(script().sleep(1).run(() -> endless(0)));
        run(script().await(task)
                .except((step, failure) -> {
                    assertThat(failure).isInstanceOf(StackOverflowError.class);
                    log("overflow");
                    return null;
                })
                .await(waiter));
        assertTrace("1000 overflow", "2000 not disturbed");
        assertReported();
    }

    @Test
    void anOutOfMemoryInAStep() {
        Task<Object> task = createTask(script().sleep(1).run(() -> log(new long[Integer.MAX_VALUE].length)));
        run(script().await(task).except((step, failure) -> {
            assertThat(failure).isInstanceOf(OutOfMemoryError.class);
            return sleep(1).await(step);
        }));
        assertThat(loop.time()).isEqualTo(2);
    }

    /** Awaits something, and cannot make the frame to be kept meanwhile. */
    private static final class Frameless extends Coro<@Nullable Object> {
        private final Awaitable<?> awaited;
        private final Throwable failure;

        Frameless(Awaitable<?> awaited, Throwable failure) {
            this.awaited = awaited;
            this.failure = failure;
        }

        @Override
        protected void resume(Step step) throws Throwable {
            awaited.await(step);
            assertThat(step.suspended()).isTrue();
            throw failure;
        }
    }

    /** Awaits the same, catches the failure in its own frame, as generated code does, and goes on. */
    private static final class Handler extends Coro<@Nullable Object> {
        private final Frameless callee;
        private final Awaitable<?> next;

        Handler(Frameless callee, Awaitable<?> next) {
            this.callee = callee;
            this.next = next;
        }

        @Override
        protected void resume(Step step) throws Throwable {
            if (state == 0) {
                try {
                    callee.resume(step);
                } catch (Throwable failure) {
                    step.caught(failure);
                    next.await(step);
                    assertThat(step.suspended()).isTrue();
                    suspend(step, 1);
                    return;
                }
            }
            step.complete(step.result());
        }
    }

    private final OutOfMemoryError failure = new OutOfMemoryError("no frame");
    private final Event event = new Event();
    private final Lock lock = new Lock();

    /** Everything of which a task that was left in its list would be woken from elsewhere later. */
    private List<Supplier<Awaitable<?>>> parkings() {
        return List.of(
                () -> event,
                lock::acquire,
                lock::hold,
                () -> sleep(5),
                () -> sleep(0),
                () -> createTask(script().sleep(3)),
                () -> gather(script().sleep(3), script().sleep(1)),
                () -> waitFor(script().sleep(3), 7),
                () -> waitFor(createTask(script().sleep(3)), 7),
                this::join,
                () -> new Queue<>().get());
    }

    private Awaitable<?> join() {
        TaskGroup group = new TaskGroup();
        group.createTask(script().sleep(3));
        return group.join();
    }

    @Test
    void aFrameThatFailsAfterTheTaskWasParkedIsUnparked() {
        loop.runUntilComplete(lock.acquire());
        for (Supplier<Awaitable<?>> each : parkings()) {
            Task<Object> task = createTask(new Frameless(each.get(), failure));
            double begun = loop.time();
            loop.runUntilComplete(script().await(task).except((step, thrown) -> {
                assertThat(thrown).isSameAs(failure);
                return sleep(10).await(step);
            }));
            assertThat(task.done()).isTrue();
            assertThat(loop.time()).isEqualTo(begun + 10);
        }
        assertNobodyIsLeft();
    }

    @Test
    void aHandlerOfAFrameThatFailedMayAwait() {
        loop.runUntilComplete(lock.acquire());
        for (Supplier<Awaitable<?>> each : parkings()) {
            double begun = loop.time();
            loop.runUntilComplete(new Handler(new Frameless(each.get(), failure), sleep(10)));
            assertThat(loop.time()).isEqualTo(begun + 10);
        }
        assertNobodyIsLeft();
    }

    private void assertNobodyIsLeft() {
        assertThat(event).hasToString("Event[unset, 0 waiting]");
        assertThat(lock).hasToString("Lock[locked, 0 waiting]");
        lock.release();
        event.set();
        assertThat(loop.statistics()).isEqualTo(new EventLoop.Statistics(0, 0, 0, 0));
        run(script().await(lock.acquire()));
        assertReported();
    }

    @Test
    void anAwaitableThatThrows() {
        IOException failure = new IOException();
        Awaitable<Object> broken = step -> {
            throw failure;
        };
        assertThatThrownBy(() -> run(broken)).isSameAs(failure);
        assertThatThrownBy(() -> run(script().sleep(1).await(broken))).isSameAs(failure);
    }
}

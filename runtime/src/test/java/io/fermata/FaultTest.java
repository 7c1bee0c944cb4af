package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.sleep;
import static io.fermata.Script.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
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

    @Test
    void aFrameThatFailsAfterTheTaskWasParkedIsUnparked() {
        Event event = new Event();
        Lock lock = new Lock();
        Task<Object> other = createTask(script().sleep(3600));
        Awaitable<?>[] parked = {event, lock.acquire(), sleep(5), sleep(0), other};
        loop.runUntilComplete(lock.acquire());
        for (Awaitable<?> each : parked) {
            OutOfMemoryError failure = new OutOfMemoryError("no frame");
            Coro<Object> frameless = new Coro<>() {
                @Override
                protected void resume(Step step) throws Throwable {
                    each.await(step);
                    throw failure;
                }
            };
            Task<Object> task = createTask(frameless);
            loop.runUntilComplete(script().await(task).except((step, thrown) -> {
                assertThat(thrown).isSameAs(failure);
                return sleep(10).await(step);
            }));
            assertThat(task.done()).isTrue();
        }
        assertThat(event).hasToString("Event[unset, 0 waiting]");
        assertThat(lock).hasToString("Lock[locked, 0 waiting]");
        lock.release();
        event.set();
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

    @Test
    void aResultThatThrows() {
        RuntimeException failure = new RuntimeException();
        Coro<Object> broken = new Coro<>() {
            @Override
            protected void resume(Step step) {
                step.complete();
            }

            @Override
            protected Object result(Step step) {
                throw failure;
            }
        };
        assertThatThrownBy(() -> run(broken)).isSameAs(failure);
    }
}

package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.toThread;
import static io.fermata.Script.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ToThreadTest extends LoopTest {

    @Test
    void theCallIsMadeOnAnotherThreadAndTheTaskGoesOnOnItsOwn() {
        Thread own = Thread.currentThread();
        AtomicReference<Thread> thread = new AtomicReference<>();
        run(script().await(toThread(() -> {
                    thread.set(Thread.currentThread());
                    return 42;
                }))
                .then((step, value) -> {
                    assertThat(Thread.currentThread()).isSameAs(own);
                    assertThat(value).isEqualTo(42);
                    return null;
                }));
        assertThat(thread.get()).isNotNull().isNotSameAs(own);
        assertThat(thread.get().isDaemon()).isTrue();
        assertThat(loop.statistics().outside()).isZero();
    }

    @Test
    void beginsWhenItIsAwaited() {
        List<String> calls = new ArrayList<>();
        Coro<Boolean> coro = toThread(() -> calls.add("called"));
        run(script().sleep(1));
        assertThat(calls).isEmpty();
        assertThat(run(coro)).isTrue();
        assertThat(calls).containsExactly("called");
    }

    @Test
    void theLoopGoesOnMeanwhile() {
        CountDownLatch latch = new CountDownLatch(1);
        Task<Object> task = createTask(toThread(() -> {
            latch.await();
            return "called";
        }));
        run(script().sleep(0)
                .run(() -> log("still waiting"))
                .run(latch::countDown)
                .await(task)
                .run(() -> log(task.result())));
        assertTrace("0 still waiting", "0 called");
    }

    @Test
    void virtualTimeWaitsForTheCall() {
        Task<Object> sleeper = sleeper("later", 1);
        assertThat(run(Asyncio.waitFor(toThread(this::untilTheLoopSleeps), 0.5)))
                .isEqualTo("called");
        assertThat(loop.time()).isZero();
        assertThat(loop.calls).isZero();
        assertThat(sleeper.cancelled()).isTrue();
    }

    /** By then a loop that did not wait would have jumped. */
    private String untilTheLoopSleeps() {
        while (loop.thread.getState() == Thread.State.RUNNABLE) {
            Thread.onSpinWait();
        }
        return "called";
    }

    @Test
    void virtualTimeDoesNotWaitForACallThatWasCancelled() {
        CountDownLatch never = new CountDownLatch(1);
        Task<Object> task = createTask(toThread(() -> {
            never.await();
            return null;
        }));
        run(script().sleep(0).run(task::cancel).sleep(1).run(() -> log("later")));
        assertTrace("1000 later");
    }

    @Test
    void theFailureComesAsItIs() {
        for (Throwable failure : List.of(
                new IOException("disk"),
                new CompletionException(new RuntimeException()),
                new java.util.concurrent.CancellationException(),
                new AssertionError())) {
            assertThatThrownBy(() -> run(toThread(() -> {
                        throw Sneaky.rethrow(failure);
                    })))
                    .isSameAs(failure);
        }
    }

    @Test
    void aCancellationInterruptsTheThreadAndDoesNotWaitForIt() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        Task<Object> task = createTask(toThread(() -> {
            begun.countDown();
            try {
                never.await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
            return null;
        }));
        run(script().sleep(0).run(begun::await).run(task::cancel).sleep(0).run(() -> {
            assertThat(task.cancelled()).isTrue();
            assertThat(loop.statistics().outside()).isZero();
        }));
        interrupted.await();
        assertReported();
    }

    @Test
    void aFailureAfterTheCancellationIsReported() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        IOException late = new IOException("late");
        CountDownLatch never = new CountDownLatch(1);
        Task<Object> task = createTask(toThread(() -> {
            begun.countDown();
            try {
                never.await();
            } catch (InterruptedException e) {
                cancelled.await();
                throw late;
            }
            return null;
        }));
        ThreadSafeFlag told = new ThreadSafeFlag();
        loop.setExceptionHandler((loop, context) -> {
            reported.add(context);
            told.set();
        });
        run(script().sleep(0)
                .run(begun::await)
                .run(task::cancel)
                .sleep(0)
                .run(cancelled::countDown)
                .await(told));
        assertReported(late);
    }

    @Test
    void aTimeoutEndsTheWait() {
        CountDownLatch never = new CountDownLatch(1);
        Asyncio.newEventLoop();
        assertThatThrownBy(() -> run(Asyncio.waitFor(
                        toThread(() -> {
                            never.await();
                            return null;
                        }),
                        0.01)))
                .isInstanceOf(AwaitTimeoutException.class);
    }

    @Test
    void theNextCallOnTheThreadFindsNoInterruptLeft() {
        for (int i = 0; i < 100; i++) {
            Task<Object> task = createTask(toThread(() -> null));
            run(script().sleep(0)
                    .run(task::cancel)
                    .await(toThread(() -> Thread.currentThread().isInterrupted()))
                    .then((step, interrupted) -> {
                        assertThat(interrupted).isEqualTo(false);
                        return null;
                    }));
        }
        assertThat(loop.statistics().tasks()).isZero();
    }

    @Test
    void saysWhatATaskWaitsFor() {
        CountDownLatch latch = new CountDownLatch(1);
        Task<Boolean> task = createTask(toThread(() -> {
            latch.await();
            return true;
        }));
        run(script().sleep(0)
                .run(() -> assertThat(task.toString()).contains("waits for toThread"))
                .run(latch::countDown)
                .await(task));
    }

    @Test
    void aFailureThatArrivedBeforeTheCancellationIsReported() {
        IOException failure = new IOException("disk");
        Task<Object> task = createTask(script().await(toThread(() -> {
            throw failure;
        })));
        Runnable cancelWhenWoken = new Runnable() {
            @Override
            public void run() {
                if (task.parked()) {
                    loop.callSoon(this);
                } else {
                    task.cancel();
                }
            }
        };
        run(script().sleep(0)
                .run(() -> loop.callSoon(cancelWhenWoken))
                .await(task)
                .except((step, cancelled) -> null));
        assertThat(task.cancelled()).isTrue();
        assertReported(failure);
    }

    @Test
    void aFailureAfterTheLoopWasClosedIsPrinted() throws InterruptedException {
        IOException late = new IOException("late");
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        CountDownLatch printed = new CountDownLatch(1);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        PrintStream err = System.err;
        createTask(toThread(() -> {
            begun.countDown();
            while (true) {
                try {
                    closed.await();
                    throw late;
                } catch (InterruptedException e) {
                    // closing interrupts it
                }
            }
        }));
        loop.runUntilComplete(script().sleep(0).run(begun::await));
        System.setErr(new PrintStream(text, true) {
            @Override
            public void flush() {
                super.flush();
                printed.countDown();
            }
        });
        try {
            Asyncio.newEventLoop();
            closed.countDown();
            printed.await();
        } finally {
            System.setErr(err);
        }
        assertThat(text.toString()).contains("toThread failed after its task was cancelled", "late");
    }
}

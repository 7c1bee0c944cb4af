package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.gather;
import static io.fermata.Asyncio.newVirtualEventLoop;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.waitFor;
import static io.fermata.Script.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a loop forgets stays forgotten, and holds nothing and nobody. */
class DropTest extends LoopTest {

    private Awaitable<?> stubborn(Awaitable<?> again) {
        return script().sleep(9).except((step, failure) -> again.await(step)).run(() -> log("back from the dead"));
    }

    @Test
    void aTaskThatWasGivenUpIsNotWokenByALaterRun() {
        Event event = new Event();
        createTask(script().await(stubborn(event)), "stubborn");
        assertThatThrownBy(() -> run(script().sleep(1))).isInstanceOf(DeadlockException.class);
        run(script().run(event::set).sleep(1));
        assertTrace();
        assertThat(loop.statistics().tasks()).isZero();
    }

    @Test
    void aTaskThatWasGivenUpDoesNotBlockALock() {
        Lock lock = new Lock();
        loop.runUntilComplete(lock.acquire());
        createTask(script().await(stubborn(lock.acquire())), "stubborn");
        assertThatThrownBy(() -> run(script().sleep(1))).isInstanceOf(DeadlockException.class);
        lock.release();
        run(script().await(lock.acquire()));
        assertThat(lock).hasToString("Lock[locked, 0 waiting]");
    }

    @Test
    void closingEndsTheTasksInWhateverState() {
        Task<Object> parked = createTask(script().await(new Event()));
        Task<Object> waiting = createTask(script().await(parked));
        Task<Object> gathering = createTask(script().await(gather(parked, script().sleep(1))));
        Task<Object> limited = createTask(script().await(waitFor(script().sleep(9), 20)));
        Task<Object> flagged = createTask(script().await(new ThreadSafeFlag()));
        loop.stop();
        loop.runForever();
        Task<Object> fresh = createTask(script().run(() -> log("never")));
        CompletableFuture<Object> future = waiting.toCompletableFuture();
        newVirtualEventLoop();
        assertThat(java.util.List.of(parked, waiting, gathering, limited, flagged, fresh))
                .allMatch(Task::done)
                .allMatch(Task::cancelled);
        assertThat(future).isCancelled();
        assertThat(loop.statistics()).isEqualTo(new EventLoop.Statistics(0, 0, 0, 0));
        assertThat(parked.cancel()).isFalse();
        assertTrace();
    }
}

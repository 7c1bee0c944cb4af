package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.gather;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.sleep;
import static io.fermata.Asyncio.waitFor;
import static io.fermata.Script.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class DeadlockTest extends LoopTest {

    @Test
    void listsEachTaskAndWhatItWaitsFor() {
        Event event = new Event();
        Lock lock = new Lock();
        createTask(script().await(lock.acquire()).await(event), "holder");
        Task<Object> waiter = createTask(script().await(lock.acquire()), "waiter");
        Task<Object> joiner = createTask(script().await(waiter), "joiner");
        Task<Object> gatherer = createTask(script().await(gather(joiner, script().sleep(1))), "gatherer");
        assertThatThrownBy(() -> run(gatherer))
                .isInstanceOf(DeadlockException.class)
                .hasMessageContaining("holder, waits for Event[unset, 1 waiting]")
                .hasMessageContaining("waiter, waits for Lock[locked, 1 waiting]")
                .hasMessageContaining("joiner, waits for waiter")
                .hasMessageContaining("gatherer, waits for gather of [joiner]");
    }

    @Test
    void theTasksAreCleanedUp() {
        createTask(script().await(new Event()).anyway(() -> log("cleanup")));
        assertThatThrownBy(() -> run(script().sleep(1).await(new Event()).anyway(() -> log("main"))))
                .isInstanceOf(DeadlockException.class);
        assertTrace("1000 cleanup", "1000 main");
        assertThat(loop.statistics().tasks()).isZero();
    }

    @Test
    void aTaskThatWaitsForEverInItsCleanupIsToldAndDropped() {
        createTask(script().sleep(9).except((step, failure) -> new Event().await(step)), "stubborn");
        assertThatThrownBy(() -> run(script().sleep(1)))
                .isInstanceOf(DeadlockException.class)
                .hasMessageContaining("stubborn");
        run(script().sleep(1).run(() -> log("usable")));
        assertTrace("2000 usable");
    }

    @Test
    void aNestedRunThrowsItToItsCaller() {
        Task<Object> other = createTask(script().await(new Event()));
        run(script().sleep(0)
                .run(() -> assertThatThrownBy(() -> run(new Event())).isInstanceOf(DeadlockException.class))
                .run(() -> assertThat(other.done()).isFalse()));
    }

    @Test
    void runForeverWithNothingToDo() {
        assertThatThrownBy(loop::runForever).isInstanceOf(DeadlockException.class);
        assertThat(loop.isRunning()).isFalse();
    }

    @Test
    void isNotSeenWhereAnotherThreadMayHelp() {
        CompletableFuture<String> future = new CompletableFuture<>();
        ThreadSafeFlag flag = new ThreadSafeFlag();
        Task<Object> waits = createTask(script().await(flag).run(() -> log("flag")));
        Thread helper = new Thread(() -> {
            flag.set();
            future.complete("from outside");
        });
        run(script().sleep(0)
                .run(helper::start)
                .then((step, value) -> step.await(future))
                .then((step, value) -> {
                    log(value);
                    return waits.await(step);
                }));
        assertThat(trace).contains("0 flag", "0 from outside");
        assertThat(loop.statistics().outside()).isZero();
    }

    @Test
    void virtualTimeStillPassesWhileAnotherThreadMayHelp() {
        assertThatThrownBy(() -> run(waitFor(new ThreadSafeFlag(), 5))).isInstanceOf(AwaitTimeoutException.class);
        assertThat(loop.time()).isEqualTo(5);
        assertThat(loop.statistics().outside()).isZero();
        run(sleep(0));
    }
}

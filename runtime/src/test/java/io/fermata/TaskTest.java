package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.gather;
import static io.fermata.Asyncio.run;
import static io.fermata.Script.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TaskTest extends LoopTest {

    private final IOException failure = new IOException("failed");

    @Test
    void anyNumberMayAwaitItAnyNumberOfTimes() {
        Task<Object> task = createTask(script().sleep(1).value(new Object()));
        Task<Object> a = createTask(script().await(task));
        Task<Object> b = createTask(script().await(task).await(task));
        run(gather(a, b));
        assertThat(a.result()).isSameAs(task.result());
        assertThat(b.result()).isSameAs(task.result());
    }

    @Test
    void allWhoAwaitAFailureGetTheSameInstance() {
        Task<Object> task = createTask(script().sleep(1).fail(failure));
        Task<Object> a = createTask(script().await(task).except((step, thrown) -> thrown));
        Task<Object> b = createTask(script().await(task).except((step, thrown) -> thrown));
        assertThat(run(gather(a, b))).containsExactly(failure, failure);
        assertThat(task.exception()).isSameAs(failure);
        assertThatThrownBy(task::result).isSameAs(failure);
        assertReported();
    }

    @Test
    void theStatesAsSeenFromOutside() {
        Task<Object> task = createTask(script().sleep(1).value(3));
        assertThat(task.done()).isFalse();
        assertThat(task.cancelled()).isFalse();
        assertThatThrownBy(task::result).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(task::exception).isInstanceOf(IllegalStateException.class);
        assertThat(task).hasToString("Task[Task-1, ready]");
        run(script().sleep(0.5)
                .run(() -> assertThat(task).hasToString("Task[Task-1, waits for sleep, 500 ms left]"))
                .await(task));
        assertThat(task.done()).isTrue();
        assertThat(task.result()).isEqualTo(3);
        assertThat(task.exception()).isNull();
        assertThat(task).hasToString("Task[Task-1, finished]");
    }

    @Test
    void aCancelledTaskThrowsWhateverIsAsked() {
        Task<Object> task = createTask(script().sleep(1));
        task.cancel();
        assertThatThrownBy(() -> run(task)).isInstanceOf(CancelledError.class);
        assertThatThrownBy(task::result).isInstanceOf(CancelledError.class);
        assertThatThrownBy(task::exception).isInstanceOf(CancelledError.class);
    }

    @Test
    void aCoroutineRunsOnlyOnce() {
        Coro<Object> coro = script();
        createTask(coro);
        assertThatThrownBy(() -> createTask(coro)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> run(script().await(coro))).isInstanceOf(IllegalStateException.class);
        Coro<Object> awaited = script();
        run(script().await(awaited));
        assertThatThrownBy(() -> createTask(awaited)).isInstanceOf(IllegalStateException.class);
        assertThat(loop.statistics().tasks()).isZero();
    }

    @Test
    void haveNames() {
        assertThat(createTask(script(), "given").name()).isEqualTo("given");
        assertThat(createTask(script()).name()).isEqualTo("Task-2");
    }

    @Test
    void callbacksAreCalledInTheirOrderAfterTheEnd() {
        Task<Object> task = createTask(script().sleep(1).value("v"));
        task.addDoneCallback(ended -> log("first " + ended.result()));
        Task<Object> waiter = createTask(script().await(task).run(() -> log("waiter")));
        run(script().sleep(0)
                .run(() -> task.addDoneCallback(ended -> log("second")))
                .await(waiter));
        task.addDoneCallback(ended -> log("after the end"));
        run(script());
        assertTrace("1000 first v", "1000 waiter", "1000 second", "1000 after the end");
    }

    @Test
    void asAFutureOfTheJdk() {
        Task<Object> good = createTask(script().sleep(1).value("v"));
        Task<Object> bad = createTask(script().sleep(1).fail(failure));
        CompletableFuture<Object> goodFuture = good.toCompletableFuture();
        CompletableFuture<Object> badFuture = bad.toCompletableFuture();
        run(script().sleep(2));
        assertThat(goodFuture).isCompletedWithValue("v");
        assertThatThrownBy(badFuture::join).hasCause(failure);
        assertThat(good.toCompletableFuture()).isCompletedWithValue("v");
        assertReported();
    }

    @Test
    void cancellationGoesBothWaysBetweenTaskAndFuture() {
        Task<Object> one = createTask(script().sleep(9));
        Task<Object> two = createTask(script().sleep(9));
        CompletableFuture<Object> ofOne = one.toCompletableFuture();
        CompletableFuture<Object> ofTwo = two.toCompletableFuture();
        run(script().sleep(1).run(() -> ofOne.cancel(true)).run(two::cancel).sleep(1));
        assertThat(one.cancelled()).isTrue();
        assertThatThrownBy(ofTwo::join).isInstanceOf(CancellationException.class);
    }

    @Test
    void ofAnotherLoopIsRefused() {
        Task<Object> foreign = createTask(script());
        Asyncio.newVirtualEventLoop();
        assertThatThrownBy(() -> run(foreign)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> run(script().await(foreign)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("toCompletableFuture");
    }

    @Test
    void waitForAndGatherRefuseTasksOfAnotherLoop() {
        Task<Object> foreign = createTask(script());
        Asyncio.newVirtualEventLoop();
        assertThatThrownBy(() -> Asyncio.gather(foreign)).isInstanceOf(IllegalStateException.class);
        Task<Object> another = createTask(script());
        Asyncio.newVirtualEventLoop();
        assertThatThrownBy(() -> run(Asyncio.waitFor(another, 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("toCompletableFuture");
    }

    @Test
    void whatCancellingItsFutureGives() throws InterruptedException {
        Task<Object> task = createTask(script().sleep(9));
        CompletableFuture<Object> future = task.toCompletableFuture();
        Thread other = new Thread(() -> {
            assertThat(future.cancel(false)).isTrue();
            loop.callSoonThreadsafe(() -> log("posted"));
        });
        other.start();
        other.join();
        run(script().await(task).except((step, failure) -> null));
        assertThat(task.cancelled()).isTrue();
        assertThat(loop.time()).isZero();

        Task<Object> ended = createTask(script().value("v"));
        CompletableFuture<Object> completed = ended.toCompletableFuture();
        run(ended);
        loop.stop();
        loop.runForever();
        assertThat(completed.cancel(false)).isFalse();
        assertThat(completed).isCompletedWithValue("v");
    }
}

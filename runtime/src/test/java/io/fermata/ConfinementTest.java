package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Script.script;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What belongs to the loop's thread is refused to another, with the name of the door to take. */
class ConfinementTest extends LoopTest {

    private void assertRefused(String operation, String door, Script.Action action) {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread foreign = new Thread(
                () -> {
                    try {
                        action.run();
                    } catch (Throwable failure) {
                        thrown.set(failure);
                    }
                },
                "foreign");
        foreign.start();
        try {
            foreign.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        assertThat(thrown.get())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(operation)
                .hasMessageContaining("not to foreign")
                .hasMessageContaining("use " + door);
    }

    @Test
    void ofTheLoop() {
        assertRefused("EventLoop.createTask", "callSoonThreadsafe", () -> loop.createTask(script()));
        assertRefused("EventLoop.callSoon", "callSoonThreadsafe", () -> loop.callSoon(() -> {}));
        assertRefused("EventLoop.callLater", "callSoonThreadsafe", () -> loop.callLater(1, () -> {}));
        assertRefused("EventLoop.stop", "callSoonThreadsafe(loop::stop)", loop::stop);
        assertRefused("EventLoop.close", "callSoonThreadsafe(loop::stop)", loop::close);
        assertRefused("EventLoop.runForever", "callSoonThreadsafe", loop::runForever);
        assertRefused("EventLoop.runUntilComplete", "callSoonThreadsafe", () -> loop.runUntilComplete(script()));
        assertRefused("EventLoop.setExceptionHandler", "callSoonThreadsafe", () -> loop.setExceptionHandler(null));
        assertRefused("EventLoop.dump", "callSoonThreadsafe", () -> loop.dump(new StringBuilder()));
    }

    @Test
    void ofTasksAndHandles() {
        Task<Object> task = createTask(script());
        Handle handle = loop.callSoon(() -> {});
        assertRefused("Task.cancel", "callSoonThreadsafe(task::cancel)", task::cancel);
        assertRefused("Task.addDoneCallback", "callSoonThreadsafe", () -> task.addDoneCallback(ended -> {}));
        assertRefused("Task.toCompletableFuture", "callSoonThreadsafe", task::toCompletableFuture);
        assertRefused("Handle.cancel", "callSoonThreadsafe(handle::cancel)", handle::cancel);
    }

    @Test
    void ofTheLock() {
        Lock lock = new Lock();
        loop.runUntilComplete(lock.acquire());
        assertRefused("Lock.release", "callSoonThreadsafe(lock::release)", lock::release);
    }
}

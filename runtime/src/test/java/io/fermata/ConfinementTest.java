package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Script.script;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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

    @Test
    void ofTheEvent() {
        Event event = new Event();
        event.set();
        loop.runUntilComplete(event);
        assertRefused("Event.set", "ThreadSafeFlag.set", event::set);
        assertRefused("Event.clear", "ThreadSafeFlag.set", event::clear);
    }

    @Test
    void ofTheSemaphore() {
        Semaphore semaphore = new BoundedSemaphore(2);
        loop.runUntilComplete(semaphore.acquire());
        assertRefused("Semaphore.release", "callSoonThreadsafe(semaphore::release)", semaphore::release);
    }

    @Test
    void ofTheCondition() {
        Condition condition = new Condition();
        Task<Object> waiter =
                createTask(script().await(condition.acquire()).await(condition).anyway(condition::release));
        loop.runUntilComplete(script().sleep(0));
        assertRefused("Condition.signal", "callSoonThreadsafe", condition::signal);
        assertRefused("Condition.signal", "callSoonThreadsafe", condition::signalAll);
        assertRefused("Lock.release", "callSoonThreadsafe", condition::release);
        assertThat(waiter.done()).isFalse();
    }

    @Test
    void ofTheBarrier() {
        Barrier barrier = new Barrier(1);
        loop.runUntilComplete(barrier);
        assertRefused("Barrier.reset", "callSoonThreadsafe(barrier::reset)", barrier::reset);
        assertRefused("Barrier.abort", "callSoonThreadsafe(barrier::abort)", barrier::abort);
        assertThat(barrier.broken()).isFalse();
    }

    @Test
    void ofTheQueue() {
        Queue<Integer> queue = new Queue<>();
        loop.runUntilComplete(queue.put(1));
        assertRefused("Queue.putNowait", "callSoonThreadsafe(() -> queue.putNowait(…))", () -> queue.putNowait(1));
        assertRefused("Queue.getNowait", "callSoonThreadsafe", queue::getNowait);
        assertRefused("Queue.taskDone", "callSoonThreadsafe(queue::taskDone)", queue::taskDone);
        assertRefused("Queue.shutdown", "callSoonThreadsafe(queue::shutdown)", queue::shutdown);
        assertThat(queue.getNowait()).isEqualTo(1);
    }

    @Test
    void ofTheTaskGroup() {
        TaskGroup group = new TaskGroup();
        assertRefused("TaskGroup.createTask", "callSoonThreadsafe", () -> group.createTask(script()));
        assertRefused("TaskGroup.createTask", "callSoonThreadsafe", () -> group.createTask(script(), "name"));
        assertRefused("TaskGroup.close", "callSoonThreadsafe(group::close)", group::close);
    }

    @Test
    void ofDebugMode() {
        assertRefused("EventLoop.setDebug", "callSoonThreadsafe", () -> loop.setDebug(true));
        assertRefused("EventLoop.setSlowStep", "callSoonThreadsafe", () -> loop.setSlowStep(Duration.ZERO));
        assertThat(loop.getDebug()).isFalse();
    }
}

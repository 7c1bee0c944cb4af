package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.currentTask;
import static io.fermata.Asyncio.getEventLoop;
import static io.fermata.Asyncio.newEventLoop;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.sleep;
import static io.fermata.Asyncio.waitFor;
import static io.fermata.Script.doing;
import static io.fermata.Script.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class RunTest extends LoopTest {

    @Test
    void givesTheValueAndThrowsTheOriginalFailure() {
        IOException failure = new IOException();
        assertThat(run(script().sleep(1).value(7))).isEqualTo(7);
        assertThatThrownBy(() -> run(script().sleep(1).fail(failure))).isSameAs(failure);
        assertThat(loop.time()).isEqualTo(2);
        assertReported();
    }

    @Test
    void takesAnythingThatCanBeAwaited() {
        Event event = new Event();
        event.set();
        assertThat(run(event)).isTrue();
        assertThat(run(sleep(1))).isNull();
    }

    @Test
    void runsTasksThatWereCreatedBefore() {
        createTask(doing(() -> log("before")));
        run(doing(() -> log("main")));
        assertTrace("0 before", "0 main");
    }

    @Test
    void cancelsWhatIsLeftAndRunsItsCleanup() {
        createTask(script().sleep(9).anyway(() -> log("cleanup")));
        run(script().sleep(1).run(() -> log("main ends")));
        assertTrace("1000 main ends", "1000 cleanup");
        assertThat(loop.statistics()).isEqualTo(new EventLoop.Statistics(0, 0, 0, 0));
    }

    @Test
    void waitsForWhatSwallowsItsCancellation() {
        createTask(script().sleep(9)
                .except((step, failure) -> sleep(3).await(step))
                .run(() -> log("swallowed")));
        run(script().sleep(1));
        assertTrace("4000 swallowed");
    }

    @Test
    void alsoCancelsWhatIsCreatedInTheCleanup() {
        createTask(script().sleep(9).anyway(() -> createTask(script().sleep(9).anyway(() -> log("late")))));
        run(script().sleep(1));
        assertThat(loop.statistics().tasks()).isZero();
    }

    @Test
    void reportsTheFailuresOfWhatIsLeft() {
        IOException failure = new IOException();
        createTask(script().sleep(9).except((step, cancelled) -> {
            throw failure;
        }));
        run(script().sleep(1));
        assertReported(failure);
    }

    @Test
    void reportsAFailureOfTheLastPass() {
        IOException failure = new IOException();
        createTask(script().fail(failure));
        run(script());
        assertReported(failure);
    }

    @Test
    void forgetsTimersButTimeGoesOn() {
        loop.callLater(10, () -> log("never"));
        run(script().sleep(1));
        run(script().sleep(20));
        assertTrace();
        assertThat(loop.time()).isEqualTo(21);
    }

    @Test
    void alsoCleansUpAfterAFailure() {
        IOException failure = new IOException();
        createTask(script().sleep(9).anyway(() -> log("cleanup")));
        assertThatThrownBy(() -> run(script().sleep(1).fail(failure))).isSameAs(failure);
        assertTrace("1000 cleanup");
    }

    @Test
    void insideARunningLoopIsANestedPass() {
        Task<Object> other = sleeper("other", 1);
        run(script().sleep(0)
                .run(() -> {
                    assertThat(run(script().sleep(2).run(() -> log("nested")).value("v")))
                            .isEqualTo("v");
                    log("outer goes on");
                    assertThat(currentTask()).isNotNull();
                })
                .run(() -> assertThat(other.done()).isTrue()));
        assertTrace("1000 other", "2000 nested", "2000 outer goes on");
    }

    @Test
    void aNestedRunThrowsToItsCallerAndLeavesTheOtherTasks() {
        Task<Object> other = sleeper("other", 9);
        run(script().sleep(0)
                .run(() -> assertThatThrownBy(() -> run(waitFor(script().sleep(30), 7)))
                        .isInstanceOf(AwaitTimeoutException.class))
                .run(() -> assertThat(other.done()).isFalse())
                .await(other));
        assertTrace("9000 other");
    }

    @Test
    void nestedRunsMayEndInAnyOrder() {
        createTask(script().sleep(1).run(() -> {
            run(script().sleep(1));
            log("inner, after the end of the outer's awaitable");
        }));
        run(script().run(() -> run(script().sleep(3))).run(() -> log("outer")));
        assertTrace("2000 inner, after the end of the outer's awaitable", "3000 outer");
    }

    @Test
    void runUntilCompleteKeepsTasks() {
        Task<Object> other = sleeper("other", 5);
        assertThat(loop.runUntilComplete(script().sleep(1).value("a"))).isEqualTo("a");
        assertThat(other.done()).isFalse();
        loop.runUntilComplete(other);
        assertTrace("5000 other");
    }

    @Test
    void theLoopCannotBeReplacedOrClosedWhileItRuns() {
        run(doing(() -> {
            assertThatThrownBy(Asyncio::newEventLoop).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(loop::close).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(loop::runForever).isInstanceOf(IllegalStateException.class);
            assertThat(loop.isRunning()).isTrue();
        }));
        assertThat(loop.isRunning()).isFalse();
    }

    @Test
    void aNewLoopDropsEverythingOfTheOldButReportsFailures() {
        IOException failure = new IOException();
        createTask(script().fail(failure));
        sleeper("never", 1);
        loop.callLater(1, () -> log("never"));
        loop.stop();
        loop.runForever();
        EventLoop fresh = newEventLoop();
        assertThat(getEventLoop()).isSameAs(fresh).isNotSameAs(loop);
        assertReported(failure);
        run(script().sleep(0));
        assertTrace();
        assertThat(loop.isClosed()).isTrue();
    }

    @Test
    void currentTaskBelongsToARunningLoop() {
        assertThatThrownBy(Asyncio::currentTask).isInstanceOf(IllegalStateException.class);
        Task<Object> task = createTask(script().then((step, value) -> currentTask()));
        assertThat(run(task)).isSameAs(task);
        loop.callSoon(() -> assertThat(currentTask()).isNull());
        run(sleep(0));
        assertReported();
    }

    @Test
    void aFailureOfTheCleanupIsAddedToThatOfMain() {
        IOException failure = new IOException();
        createTask(script().sleep(9).except((step, cancelled) -> new Event().await(step)), "stubborn");
        assertThatThrownBy(() -> run(script().sleep(1).fail(failure)))
                .isSameAs(failure)
                .satisfies(thrown ->
                        assertThat(thrown.getSuppressed()).singleElement().isInstanceOf(DeadlockException.class));
        assertThat(loop.statistics().tasks()).isZero();
    }

    @Test
    void anErrorOfTheExceptionHandlerLeavesRunAndTheRestIsCleanedUp() {
        Error first = new Error("first");
        loop.setExceptionHandler((loop, context) -> {
            throw context.exception() instanceof IOException ? first : new Error("second");
        });
        createTask(script().sleep(9).except((step, cancelled) -> {
            throw new IOException();
        }));
        createTask(script().sleep(9)
                .except((step, cancelled) -> sleep(1).await(step))
                .anyway(() -> log("cleaned")));
        createTask(script().sleep(9)
                .except((step, cancelled) -> sleep(2).await(step))
                .fail(new RuntimeException()));
        assertThatThrownBy(() -> run(script().sleep(1))).isSameAs(first);
        assertTrace("2000 cleaned");
        assertThat(loop.statistics().tasks()).isZero();
    }
}

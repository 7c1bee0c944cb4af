package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.currentTask;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.sleep;
import static io.fermata.Script.doing;
import static io.fermata.Script.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CancelTest extends LoopTest {

    @Test
    void ofAFinishedTaskIsFalse() {
        Task<Object> task = createTask(script().value(1));
        run(task);
        assertThat(task.cancel()).isFalse();
        assertThat(task.cancelled()).isFalse();
        assertThat(task.result()).isEqualTo(1);
    }

    @Test
    void beforeTheFirstStepTheBodyNeverRuns() {
        Task<Object> task = createTask(doing(() -> log("body")));
        assertThat(task.cancel()).isTrue();
        assertThatThrownBy(() -> run(task)).isInstanceOf(CancelledError.class);
        assertTrace();
        assertThat(task.cancelled()).isTrue();
    }

    @Test
    void severalBeforeDeliveryAreOne() {
        Task<Object> task = createTask(script().sleep(5)
                .except((step, failure) -> {
                    log(failure);
                    return sleep(1).await(step);
                })
                .run(() -> log("cleaned")));
        run(script().sleep(1)
                .run(() -> {
                    assertThat(task.cancel()).isTrue();
                    assertThat(task.cancel()).isTrue();
                })
                .await(task));
        assertTrace("1000 io.fermata.CancelledError", "2000 cleaned");
        assertThat(task.cancelled()).isFalse();
    }

    @Test
    void aSecondOneInterruptsTheCleanup() {
        Task<Object> task = createTask(script().sleep(5)
                .except((step, failure) -> sleep(5).await(step))
                .except((step, failure) -> {
                    log("interrupted");
                    throw (Throwable) failure;
                }));
        run(script().sleep(1)
                .run(task::cancel)
                .sleep(1)
                .run(() -> {
                    assertThat(task.done()).isFalse();
                    task.cancel();
                })
                .sleep(0));
        assertTrace("2000 interrupted");
        assertThat(task.cancelled()).isTrue();
    }

    @Test
    void isForwardedToTheInnermostAwaitedTask() {
        Task<Object> inner = createTask(script().sleep(9));
        Task<Object> middle = createTask(script().await(inner));
        Task<Object> outer = createTask(script().await(middle));
        run(script().sleep(1).run(outer::cancel).await(sleep(0)).run(() -> {
            assertThat(inner.cancelled()).isTrue();
            assertThat(middle.done()).isFalse();
        }));
        assertThat(middle.cancelled()).isTrue();
        assertThat(outer.cancelled()).isTrue();
    }

    @Test
    void whenTheInnerTaskSwallowsItTheOuterGoesOnWithItsValue() {
        Task<Object> inner = createTask(script().sleep(9).except((step, failure) -> "swallowed"));
        Task<Object> outer = createTask(script().await(inner));
        run(script().sleep(1).run(outer::cancel));
        assertThat(outer.result()).isEqualTo("swallowed");
    }

    @Test
    void ofOneselfIsDeliveredAtTheNextSuspension() {
        Event set = new Event();
        set.set();
        Task<Object> task =
                createTask(script().run(() -> assertThat(currentTask().cancel()).isTrue())
                        .await(set)
                        .run(() -> log("no suspension, no cancellation"))
                        .sleep(1)
                        .run(() -> log("not reached")));
        assertThatThrownBy(() -> run(task)).isInstanceOf(CancelledError.class);
        assertTrace("0 no suspension, no cancellation");
    }

    @Test
    void ofOneselfWithoutAFurtherSuspensionEndsTheTaskCancelled() {
        Task<Object> task =
                createTask(script().run(() -> currentTask().cancel()).value("lost"));
        assertThatThrownBy(() -> run(task)).isInstanceOf(CancelledError.class);
        assertThat(task.cancelled()).isTrue();
    }

    @Test
    void ofOneselfThroughOnesWaiter() {
        Task<?>[] waiter = new Task<?>[1];
        Task<Object> task = createTask(
                script().sleep(1).run(() -> waiter[0].cancel()).sleep(1).run(() -> log("not reached")));
        waiter[0] = createTask(script().await(task));
        assertThatThrownBy(() -> run(waiter[0])).isInstanceOf(CancelledError.class);
        assertThat(task.cancelled()).isTrue();
        assertTrace();
    }

    @Test
    void aFailureBeatsAPendingCancellation() {
        Exception failure = new Exception();
        Task<Object> task =
                createTask(script().run(() -> currentTask().cancel()).fail(failure));
        assertThatThrownBy(() -> run(task)).isSameAs(failure);
        assertThat(task.cancelled()).isFalse();
    }

    @Test
    void isNeverReported() {
        Task<Object> task = createTask(script().sleep(9));
        run(script().sleep(1).run(task::cancel).sleep(1));
        assertThat(task.cancelled()).isTrue();
        assertReported();
    }

    @Test
    void ofATaskThatIsQueuedKeepsItsPlace() {
        Event event = new Event();
        Task<Object> first = createTask(script().await(event).except((step, failure) -> {
            log("first " + failure);
            return null;
        }));
        Task<Object> second = createTask(script().await(event).run(() -> log("second")));
        run(script().sleep(0)
                .run(() -> {
                    event.set();
                    first.cancel();
                })
                .await(second));
        assertTrace("0 first io.fermata.CancelledError", "0 second");
    }

    @Test
    void ofASleeperWhoseTimeHasComeKeepsItsPlace() {
        Task<?>[] sleepers = new Task<?>[3];
        sleepers[0] = createTask(script().sleep(1).run(() -> {
            log("first");
            sleepers[1].cancel();
        }));
        sleepers[1] = createTask(script().sleep(1).anyway(() -> log("second, cancelled")));
        sleepers[2] = createTask(script().sleep(1).run(() -> log("third")));
        run(sleepers[2]);
        assertTrace("1000 first", "1000 second, cancelled", "1000 third");
    }

    @Test
    void ofASleeperRemovesItsTimer() {
        Task<Object> task = sleeper("never", 3600);
        run(script().sleep(1)
                .run(task::cancel)
                .sleep(0)
                .run(() -> assertThat(loop.statistics().timers()).isZero()));
        assertThat(loop.time()).isEqualTo(1);
    }

    @Test
    void theErrorIsCheapAndTheSameForAllWhoAwait() {
        Task<Object> task = createTask(script().sleep(9));
        Task<Object> a = createTask(script().await(task).except((step, failure) -> failure));
        Task<Object> b = createTask(script().await(task).except((step, failure) -> failure));
        run(script().sleep(1).run(task::cancel).await(a).await(b));
        assertThat(a.result()).isSameAs(b.result()).isInstanceOf(CancelledError.class);
        assertThat(((Throwable) a.result()).getStackTrace()).isEmpty();
    }

    @Test
    void ofBothTheInnerAndTheOuterTask() {
        Task<Object> inner = createTask(script().sleep(9));
        Task<Object> outer = createTask(script().await(inner));
        run(script().sleep(0).run(inner::cancel).run(outer::cancel).sleep(1));
        assertThat(inner.cancelled()).isTrue();
        assertThat(outer.cancelled()).isTrue();
    }
}

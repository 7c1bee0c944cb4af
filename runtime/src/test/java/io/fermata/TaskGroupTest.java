package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.run;
import static io.fermata.Script.doing;
import static io.fermata.Script.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TaskGroupTest extends LoopTest {

    private final RuntimeException oops = new RuntimeException("oops");
    private final RuntimeException another = new RuntimeException("another");
    private TaskGroup group;

    @BeforeEach
    void newGroup() {
        group = new TaskGroup();
    }

    private Script sleeping(String name, double seconds) {
        return script().sleep(seconds).run(() -> log(name)).except((step, failure) -> {
            log(name + " " + ((Throwable) failure).getClass().getSimpleName());
            throw (Throwable) failure;
        });
    }

    private Script failing(double seconds, Throwable failure) {
        return script().sleep(seconds).fail(failure);
    }

    @Test
    void joinWaitsForAll() {
        Task<Object> task = group.createTask(sleeping("a", 1).value(42));
        group.createTask(sleeping("b", 2), "named");
        run(script().await(group.join()).run(() -> log("joined")).run(group::close));
        assertTrace("1000 a", "2000 b", "2000 joined");
        assertThat(task.result()).isEqualTo(42);
    }

    @Test
    void ofAnEmptyGroupNeedsNoHop() {
        createTask(doing(() -> log("another task")));
        run(script().await(group.join()).run(() -> log("joined")));
        assertThat(trace).containsExactly("0 another task", "0 joined");
    }

    @Test
    void theFirstFailureCancelsTheRestAndIsThrownWhenAllHaveEnded() {
        group.createTask(sleeping("a", 9).anyway(() -> log("cleaned")));
        group.createTask(failing(1, oops));
        run(script().await(group.join())
                .except((step, failure) -> {
                    log("joined: " + ((Throwable) failure).getMessage());
                    return null;
                })
                .run(group::close));
        assertTrace("1000 a CancelledError", "1000 cleaned", "1000 joined: oops");
        assertReported();
    }

    @Test
    void anErrorEndsTheGroupAsAnyFailureDoes() {
        AssertionError broken = new AssertionError("broken");
        group.createTask(sleeping("a", 9));
        group.createTask(failing(1, broken));
        run(script().await(group.join()).except((step, failure) -> {
            assertThat(failure).isSameAs(broken);
            log("joined");
            return null;
        }));
        assertTrace("1000 a CancelledError", "1000 joined");
        assertReported();
    }

    @Test
    void joinWaitsForTheCleanupOfWhatWasCancelled() {
        group.createTask(
                script().sleep(9).except((step, failure) -> Asyncio.sleep(5).await(step)));
        group.createTask(failing(1, oops));
        run(script().await(group.join()).except((step, failure) -> {
            log("joined");
            return null;
        }));
        assertTrace("6000 joined");
    }

    @Test
    void allFailuresAreThrownTheLaterOnesAsSuppressed() {
        group.createTask(failing(1, oops));
        group.createTask(script().sleep(9).except((step, cancelled) -> {
            throw another;
        }));
        group.createTask(failing(1, oops)); // the same instance
        assertThatThrownBy(() -> run(script().await(group.join())))
                .isSameAs(oops)
                .hasSuppressedException(another);
        assertThat(oops.getSuppressed()).containsExactly(another);
        group.close();
        assertReported();
        assertThatThrownBy(() -> run(script().await(group.join()))).isSameAs(oops);
        assertThat(oops.getSuppressed()).containsExactly(another);
    }

    @Test
    void aTaskThatWasCancelledHasNotFailed() {
        Task<Object> task = group.createTask(sleeping("a", 5));
        group.createTask(sleeping("b", 2));
        createTask(script().sleep(1).run(task::cancel));
        run(script().await(group.join()).run(() -> log("joined")));
        assertTrace("1000 a CancelledError", "2000 b", "2000 joined");
    }

    @Test
    void aCancelledJoinCancelsTheTasksAndWaitsForThem() {
        group.createTask(
                script().sleep(9).except((step, failure) -> Asyncio.sleep(5).await(step)));
        Task<Object> parent = createTask(script().await(group.join()).except((step, failure) -> {
            log(((Throwable) failure).getClass().getSimpleName());
            throw (Throwable) failure;
        }));
        run(script().sleep(1).run(parent::cancel).sleep(9));
        assertTrace("6000 CancelledError");
        assertThat(parent.cancelled()).isTrue();
    }

    @Test
    void aCancellationOfTheJoinIsNotLostToAFailure() {
        group.createTask(script().sleep(9).except((step, cancelled) -> {
            throw oops;
        }));
        Task<Object> parent = createTask(script().await(group.join()).anyway(group::close));
        run(script().sleep(1).run(parent::cancel).sleep(1));
        assertThat(parent.cancelled()).isTrue();
        assertReported(oops);
    }

    @Test
    void aCancellationIsNotLostWhenEverythingHasEndedAlready() {
        Task<Object> task = group.createTask(sleeping("a", 1));
        Task<Object> parent = createTask(script().await(group.join()));
        task.addDoneCallback(ended -> parent.cancel());
        run(script().sleep(2));
        assertTrace("1000 a");
        assertThat(parent.cancelled()).isTrue();
    }

    @Test
    void closeCancelsWhatIsLeftAndDoesNotWait() {
        group.createTask(sleeping("a", 9));
        run(script().sleep(1)
                .run(group::close)
                .run(() -> log("closed"))
                .run(group::close)
                .sleep(1));
        assertTrace("1000 closed", "1000 a CancelledError");
    }

    @Test
    void failuresThatNobodyWasThrownAreReportedByClose() {
        group.createTask(failing(1, oops));
        group.createTask(script().sleep(9).except((step, cancelled) -> {
            throw another;
        }));
        run(script().sleep(2).run(this::assertReported).run(group::close));
        assertReported(oops, another);
        assertThat(reported.get(0).message()).isEqualTo("Unhandled error in a TaskGroup");
        assertThat(reported.get(0).future()).isNotNull();
    }

    @Test
    void failuresAfterCloseAreReported() {
        group.createTask(script().sleep(9).except((step, cancelled) -> {
            throw oops;
        }));
        run(script().sleep(1).run(group::close).sleep(1));
        assertReported(oops);
    }

    @Test
    void takesNoTaskAfterAFailureOrWhenClosed() {
        group.createTask(failing(1, oops));
        run(script().sleep(2).run(() -> {
            Script refused = doing(() -> log("never"));
            assertThatThrownBy(() -> group.createTask(refused))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("shutting down");
            createTask(refused).cancel(); // it has not been used
            group.close();
            assertThatThrownBy(() -> group.createTask(script(), "name")).hasMessage("The TaskGroup is closed");
        }));
        assertThat(group).hasToString("TaskGroup[0 tasks, 1 failed, closed]");
    }

    @Test
    void tasksMayAddTasks() {
        group.createTask(script().sleep(1).run(() -> group.createTask(sleeping("child", 1))));
        run(script().await(group.join()).run(() -> log("joined")));
        assertTrace("2000 child", "2000 joined");
    }

    @Test
    void maybeJoinedAgain() {
        group.createTask(sleeping("a", 1));
        run(script().await(group.join())
                .run(() -> group.createTask(sleeping("b", 1)))
                .await(group.join())
                .run(() -> log("joined")));
        assertTrace("1000 a", "2000 b", "2000 joined");
    }

    @Test
    void aNestedGroupIsCancelledWithTheOuterOne() {
        TaskGroup inner = new TaskGroup();
        inner.createTask(sleeping("inner", 9));
        group.createTask(script().await(inner.join()).anyway(inner::close));
        group.createTask(failing(1, oops));
        assertThatThrownBy(() -> run(script().await(group.join()))).isSameAs(oops);
        assertTrace("1000 inner CancelledError");
    }

    @Test
    void aFailureInANestedGroupReachesTheOuterOne() {
        TaskGroup inner = new TaskGroup();
        inner.createTask(failing(1, oops));
        group.createTask(script().await(inner.join()).anyway(inner::close));
        group.createTask(sleeping("outer", 9));
        assertThatThrownBy(() -> run(script().await(group.join()))).isSameAs(oops);
        assertTrace("1000 outer CancelledError");
    }

    @Test
    void isDescribedInADump() {
        group.createTask(sleeping("a", 1));
        createTask(script().await(group.join()));
        run(script().sleep(0).run(() -> {
            StringBuilder dump = new StringBuilder();
            loop.dump(dump);
            assertThat(dump).contains("waits for TaskGroup[1 tasks]");
        }));
    }
}

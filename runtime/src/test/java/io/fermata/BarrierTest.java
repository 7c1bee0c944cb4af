package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.run;
import static io.fermata.Script.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BarrierTest extends LoopTest {

    private final Barrier barrier = new Barrier(3);

    private Script passing(String name) {
        return script().await(barrier)
                .then((step, number) -> {
                    log(name + " " + number);
                    return number;
                })
                .except((step, failure) -> {
                    log(name + " " + failure.getClass().getSimpleName());
                    throw (Throwable) failure;
                });
    }

    private Task<Object> passer(String name) {
        Task<Object> task = createTask(passing(name));
        task.retrieved();
        return task;
    }

    private void passers(String... names) {
        for (String name : names) {
            passer(name);
        }
    }

    @Test
    void needsAtLeastOne() {
        assertThatThrownBy(() -> new Barrier(0)).isInstanceOf(IllegalArgumentException.class);
        Barrier alone = new Barrier(1);
        createTask(Script.doing(() -> log("another task")));
        run(script().await(alone).await(alone).then((step, number) -> {
            log(number);
            return null;
        }));
        assertThat(trace).containsExactly("0 another task", "0 0");
        assertThat(alone.statistics()).isEqualTo(new Barrier.Statistics(0, 0, 0));
    }

    @Test
    void letsAllPassWhenTheLastHasCome() {
        passers("a", "b");
        run(script().sleep(1)
                .run(() -> assertThat(barrier.waiting()).isEqualTo(2))
                .await(passing("c"))
                .sleep(0));
        assertTrace("1000 c 2", "1000 a 0", "1000 b 1");
        assertThat(barrier.waiting()).isZero();
        assertThat(barrier.parties()).isEqualTo(3);
    }

    @Test
    void canBeUsedAgain() {
        for (String name : new String[] {"a", "b", "c"}) {
            createTask(passing(name)
                    .then((step, number) -> passing(name + " again").await(step)));
        }
        run(script().sleep(1));
        assertTrace("0 c 2", "0 a 0", "0 b 1", "0 b again 2", "0 c again 0", "0 a again 1");
    }

    @Test
    void whoComesWhileOthersLeaveWaitsUntilTheyHaveLeft() {
        passers("a", "b");
        run(script().sleep(0)
                .run(() -> passers("d", "e", "f", "g"))
                .await(passing("c"))
                .run(() -> {
                    assertThat(barrier.waiting()).isZero();
                    assertThat(barrier.statistics()).isEqualTo(new Barrier.Statistics(0, 2, 0));
                    assertThat(barrier).hasToString("Barrier[draining, 0 of 3 waiting]");
                })
                .sleep(0)
                .run(() -> assertThat(barrier.statistics()).isEqualTo(new Barrier.Statistics(0, 3, 1)))
                .sleep(0)
                .run(() -> assertThat(barrier.statistics()).isEqualTo(new Barrier.Statistics(1, 0, 0)))
                .sleep(0));
        assertThat(trace).startsWith("0 c 2", "0 a 0", "0 b 1", "0 d 0", "0 e 1", "0 f 2");
    }

    @Test
    void aCancelledOneDoesNotCount() {
        Task<Object> a = passer("a");
        passers("b");
        run(script().sleep(0)
                .run(() -> {
                    a.cancel();
                    assertThat(barrier.waiting()).isEqualTo(1);
                    passers("c", "d");
                })
                .sleep(1));
        assertTrace("0 a CancelledError", "0 d 2", "0 b 0", "0 c 1");
        assertThat(barrier.statistics()).isEqualTo(new Barrier.Statistics(0, 0, 0));
    }

    @Test
    void aCancellationAfterAllHaveComeDoesNotHoldTheOthersBack() {
        Task<Object> a = passer("a");
        passers("b");
        run(script().sleep(0).await(passing("c")).run(a::cancel).sleep(0).sleep(0));
        assertTrace("0 c 2", "0 a CancelledError", "0 b 1");
        assertThat(barrier.statistics()).isEqualTo(new Barrier.Statistics(0, 0, 0));
        passers("d", "e", "f");
        run(script().sleep(1));
        assertThat(trace).endsWith("0 f 2", "0 d 0", "0 e 1");
    }

    @Test
    void aLateOneMayBeCancelled() {
        passers("a", "b");
        run(script().sleep(0)
                .run(() -> {
                    Task<Object> late = passer("late");
                    createTask(Script.doing(late::cancel));
                })
                .await(passing("c"))
                .sleep(1));
        assertTrace("0 c 2", "0 a 0", "0 b 1", "0 late CancelledError");
        assertThat(barrier.statistics()).isEqualTo(new Barrier.Statistics(0, 0, 0));
    }

    @Test
    void aResetEndsTheWaitOfAll() {
        passers("a", "b");
        run(script().sleep(1)
                .run(barrier::reset)
                .run(barrier::reset)
                .run(() -> {
                    assertThat(barrier.waiting()).isZero();
                    assertThat(barrier.broken()).isFalse();
                    passers("c", "d", "e");
                })
                .sleep(1));
        assertTrace(
                "1000 a BrokenBarrierException", "1000 b BrokenBarrierException", "1000 e 2", "1000 c 0", "1000 d 1");
    }

    @Test
    void aResetWhileTheyLeaveStopsThoseWhoHaveNotStepped() {
        passers("a", "b");
        run(script().sleep(0)
                .await(passing("c"))
                .run(barrier::reset)
                .sleep(0)
                .run(() -> passers("d", "e", "f"))
                .sleep(1));
        assertTrace("0 c 2", "0 a BrokenBarrierException", "0 b BrokenBarrierException", "0 f 2", "0 d 0", "0 e 1");
    }

    @Test
    void aResetOfAnUnusedBarrierDoesNothing() {
        barrier.reset();
        assertThat(barrier).hasToString("Barrier[filling, 0 of 3 waiting]");
    }

    @Test
    void anAbortedBarrierLetsNobodyWaitUntilItIsReset() {
        passers("a", "b");
        run(script().sleep(1)
                .run(barrier::abort)
                .sleep(0)
                .run(() -> assertThat(barrier.broken()).isTrue())
                .await(passing("c"))
                .except((step, failure) -> null)
                .run(barrier::reset)
                .run(() -> passers("d", "e", "f"))
                .sleep(1));
        assertTrace(
                "1000 a BrokenBarrierException",
                "1000 b BrokenBarrierException",
                "1000 c BrokenBarrierException",
                "1000 f 2",
                "1000 d 0",
                "1000 e 1");
    }

    @Test
    void anAbortWhileTheyLeaveStopsThemAndTheLateOnes() {
        passers("a", "b");
        run(script().sleep(0)
                .run(() -> passers("late"))
                .run(() -> createTask(Script.doing(barrier::abort)))
                .await(passing("c"))
                .sleep(1));
        assertTrace(
                "0 c 2", "0 a BrokenBarrierException", "0 b BrokenBarrierException", "0 late BrokenBarrierException");
    }

    @Test
    void aTimeoutAtTheBarrierLeavesTheOthersWaiting() {
        passers("a");
        run(script().await(Asyncio.waitFor(barrier, 1))
                .except((step, failure) -> {
                    log(failure.getClass().getSimpleName() + ", " + barrier.waiting());
                    return null;
                })
                .run(() -> passers("b", "c"))
                .sleep(1));
        assertTrace("1000 AwaitTimeoutException, 1", "1000 c 2", "1000 a 0", "1000 b 1");
    }

    @Test
    void forgetsTheWaitersOfALoopThatWasClosed() {
        passers("a", "b");
        createTask(script().sleep(0).run(loop::stop));
        loop.runForever();
        virtualTime();
        passers("d", "e", "f");
        run(script().sleep(1));
        assertTrace("0 f 2", "0 d 0", "0 e 1");
    }
}

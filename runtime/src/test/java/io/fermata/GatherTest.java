package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.gather;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.shield;
import static io.fermata.Asyncio.sleep;
import static io.fermata.Script.doing;
import static io.fermata.Script.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GatherTest extends LoopTest {

    private final IOException failure = new IOException("first");

    @Test
    void givesTheResultsInTheOrderOfTheArguments() {
        assertThat(run(gather(script().sleep(3).value("a"), script().sleep(1).value("b"), script().value("c"))))
                .containsExactly("a", "b", "c");
        assertThat(loop.time()).isEqualTo(3);
    }

    @Test
    void ofNothingIsAnEmptyListWithoutAHop() {
        createTask(doing(() -> log("another task")));
        run(script().await(gather()).then((step, value) -> {
            assertThat((List<?>) value).isEmpty();
            log("gathered");
            return sleep(0).await(step);
        }));
        assertTrace("0 another task", "0 gathered");
        trace.clear();
        run(script().run(() -> createTask(doing(() -> log("another task"))))
                .await(gather(List.of()))
                .run(() -> log("gathered")));
        assertThat(trace.get(0)).endsWith("gathered");
    }

    @Test
    void createsTheTasksAtTheCall() {
        gather(doing(() -> log("a")), doing(() -> log("b")));
        run(sleep(0));
        assertTrace("0 a", "0 b");
    }

    @Test
    void theSameTwiceRunsOnce() {
        Coro<Object> coro = script().sleep(1).run(() -> log("once")).value("x");
        Task<Object> task = createTask(script().sleep(2).value("y"));
        assertThat(run(gather(coro, task, coro, task))).containsExactly("x", "y", "x", "y");
        assertTrace("1000 once");
    }

    @Test
    void finishedTasksNeedNoHop() {
        Task<Object> a = createTask(script().value("a"));
        Task<Object> b = createTask(script().value("b"));
        run(gather(a, b));
        run(script().run(() -> createTask(doing(() -> log("another task"))))
                .then((step, value) -> gather(a, b).await(step))
                .run(() -> log("gathered")));
        assertThat(trace.get(0)).endsWith("gathered");
    }

    @Test
    void theFirstFailureIsThrownAtOnceAndTheOthersGoOn() {
        Task<Object> slow = sleeper("slow", 3);
        run(script().await(gather(slow, script().sleep(1).fail(failure))).except((step, thrown) -> {
            assertThat(thrown).isSameAs(failure);
            log("failed");
            return slow.await(step);
        }));
        assertTrace("1000 failed", "3000 slow");
        assertReported();
    }

    @Test
    void laterFailuresReachTheExceptionHandler() {
        IOException later = new IOException("later");
        run(script().await(gather(
                        script().sleep(1).fail(failure), script().sleep(2).fail(later)))
                .except((step, thrown) -> sleep(5).await(step)));
        assertReported(later);
    }

    @Test
    void aFailureThatNobodyAwaitsReachesTheExceptionHandler() {
        gather(script().sleep(1).fail(failure), script().sleep(2));
        run(sleep(5));
        assertReported(failure);
    }

    @Test
    void aFailureThatIsAwaitedLaterIsNotLost() {
        Gather<Object> gather = gather(script().sleep(1).fail(failure), script().sleep(2));
        assertThatThrownBy(() -> run(script().sleep(3).await(gather))).isSameAs(failure);
    }

    @Test
    void aCancelledChildIsAFailure() {
        Task<Object> child = createTask(script().sleep(9));
        Task<Object> gathering = createTask(script().await(gather(child, script().sleep(5))));
        run(script().sleep(1).run(child::cancel).await(gathering).except((step, thrown) -> {
            log(thrown);
            return null;
        }));
        assertTrace("1000 io.fermata.CancelledError");
    }

    @Test
    void canGiveFailuresAndCancellationsAsResults() {
        Task<Object> cancelled = createTask(script().sleep(9));
        createTask(script().sleep(1).run(cancelled::cancel));
        List<Object> results = run(gather(script().sleep(2).value(1), script().fail(failure), cancelled)
                .returnExceptions());
        assertThat(results).hasSize(3);
        assertThat(results.get(0)).isEqualTo(1);
        assertThat(results.get(1)).isSameAs(failure);
        assertThat(results.get(2)).isInstanceOf(CancelledError.class);
        assertReported();
    }

    @Test
    void returnExceptionsBelongsDirectlyBehindIt() {
        Gather<Object> gather = gather(script().value(1));
        run(gather);
        assertThatThrownBy(gather::returnExceptions).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void cancelledItselfItCancelsTheChildrenAtOnceAndEndsWithTheFirst() {
        Task<Object> stubborn = createTask(
                script().sleep(9).except((step, thrown) -> sleep(2).await(step)).run(() -> log("stubborn")));
        Task<Object> willing = createTask(script().sleep(9));
        Task<Object> gathering = createTask(script().await(gather(stubborn, willing)));
        run(script().sleep(1).run(gathering::cancel).await(gathering).except((step, thrown) -> {
            log(thrown);
            return stubborn.await(step);
        }));
        assertTrace("1000 io.fermata.CancelledError", "3000 stubborn");
        assertThat(willing.cancelled()).isTrue();
    }

    @Test
    void cancelledItselfWithReturnExceptionsItEndsWithTheLast() {
        Task<Object> stubborn = createTask(
                script().sleep(9).except((step, thrown) -> sleep(2).await(step)).run(() -> log("stubborn")));
        Task<Object> willing = createTask(script().sleep(9));
        Task<Object> gathering =
                createTask(script().await(gather(stubborn, willing).returnExceptions()));
        run(script().sleep(1).run(gathering::cancel).await(gathering).except((step, thrown) -> {
            log(thrown);
            return null;
        }));
        assertTrace("3000 stubborn", "3000 io.fermata.CancelledError");
        assertThat(gathering.cancelled()).isTrue();
    }

    @Test
    void severalMayAwaitIt() {
        Gather<Object> gather = gather(script().sleep(1).value("a"));
        Task<Object> one = createTask(script().await(gather));
        Task<Object> two = createTask(script().await(gather));
        run(gather(one, two));
        assertThat(one.result()).isSameAs(two.result());
    }

    /** In every order in which they may come to wait. */
    @Test
    void aChildMayBeAwaitedByOthersToo() {
        Task<Object> child = createTask(script().sleep(1).value("x"));
        Task<Object> before = createTask(script().await(child).run(() -> log("before")));
        List<Gather<Object>> gathers = new ArrayList<>();
        run(script().sleep(0)
                .run(() -> {
                    gathers.add(gather(child));
                    gathers.add(gather(child));
                    createTask(script().await(child).run(() -> log("behind")));
                })
                .await(before)
                .then((step, value) -> gathers.get(0).await(step))
                .then((step, value) -> gathers.get(1).await(step))
                .run(() -> log("gathered")));
        assertTrace("1000 before", "1000 behind", "1000 gathered");
    }

    @Test
    void othersMayWaitBehindItAndGiveUp() {
        Task<Object> child = createTask(script().sleep(1).value("x"));
        Gather<Object> gathering = gather(child);
        Task<Object> impatient = createTask(script().await(shield(child)).run(() -> log("never")));
        Task<Object> patient = createTask(script().await(shield(child)).run(() -> log("patient")));
        run(script().sleep(0).run(impatient::cancel).await(gathering).then((step, value) -> {
            log("gathered");
            return patient.await(step);
        }));
        assertThat(impatient.cancelled()).isTrue();
        assertTrace("1000 patient", "1000 gathered");
    }
}

package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.run;
import static io.fermata.Script.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LockTest extends LoopTest {

    private final Lock lock = new Lock();

    private Task<Object> holder(String name, double seconds) {
        Script holding =
                script().run(() -> log(name + " has it")).sleep(seconds).anyway(lock::release);
        return createTask(script().await(lock.acquire()).await(holding));
    }

    @Test
    void goesRoundInTheOrderOfArrival() {
        holder("a", 1);
        holder("b", 1);
        run(holder("c", 1));
        assertTrace("0 a has it", "1000 b has it", "2000 c has it");
        assertThat(lock.locked()).isFalse();
    }

    @Test
    void aFreeLockNeedsNoHop() {
        run(script().run(() -> createTask(Script.doing(() -> log("another task"))))
                .await(lock.acquire())
                .run(() -> log("acquired"))
                .sleep(0));
        assertTrace("0 acquired", "0 another task");
        assertThat(lock.locked()).isTrue();
    }

    @Test
    void isReservedBetweenReleaseAndTheStepOfTheNext() {
        holder("first", 1);
        Task<Object> second = holder("second", 1);
        run(script().sleep(0)
                .sleep(0.5)
                .run(() -> {
                    lock.release();
                    assertThat(lock.locked()).isFalse();
                    assertThatThrownBy(lock::release).isInstanceOf(IllegalStateException.class);
                    createTask(script().await(lock.acquire())
                            .run(() -> log("barging"))
                            .run(lock::release));
                })
                .await(second)
                .sleep(0)
                .except((step, failure) -> null));
        assertThat(trace).startsWith("0 first has it", "500 second has it");
        assertThat(trace.get(2)).endsWith("barging");
    }

    @Test
    void aCancellationAfterTheHandOverPassesItOn() {
        holder("first", 1);
        Task<Object> second = holder("second", 1);
        Task<Object> third = holder("third", 1);
        createTask(script().sleep(1).run(() -> {
            assertThat(lock.locked()).isFalse();
            assertThat(second.cancel()).isTrue();
        }));
        run(third);
        assertTrace("0 first has it", "1000 third has it");
        assertThat(second.cancelled()).isTrue();
    }

    @Test
    void aCancelledWaiterIsPassedOver() {
        holder("first", 2);
        Task<Object> second = holder("second", 1);
        Task<Object> third = holder("third", 1);
        createTask(script().sleep(1).run(second::cancel));
        run(third);
        assertTrace("0 first has it", "2000 third has it");
    }

    @Test
    void cannotBeReleasedWhenUnlocked() {
        assertThatThrownBy(lock::release)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Lock is not acquired");
    }

    @Test
    void aHoldReleasesOnce() {
        run(script().await(lock.hold()).then((step, value) -> {
            Hold hold = (Hold) value;
            assertThat(lock.locked()).isTrue();
            hold.close();
            assertThat(lock.locked()).isFalse();
            assertThat(lock.acquire().await(step)).isTrue();
            hold.close();
            assertThat(lock.locked()).as("somebody else has it now").isTrue();
            return null;
        }));
    }

    @Test
    void aHoldThatWaitsIsHandedTheLock() {
        holder("first", 1);
        run(script().sleep(0).await(lock.hold()).then((step, value) -> {
            log("held");
            ((Hold) value).close();
            return null;
        }));
        assertTrace("0 first has it", "1000 held");
        assertThat(lock.locked()).isFalse();
    }

    @Test
    void anotherTaskMayReleaseIt() {
        run(script().await(lock.acquire()));
        run(Script.doing(lock::release));
        assertThat(lock.locked()).isFalse();
    }

    @Test
    void whoComesWhenAllWhoWaitedAreCancelledNeedsNoHop() {
        loop.runUntilComplete(lock.acquire());
        Task<Object> one = holder("one", 0);
        Task<Object> two = holder("two", 0);
        run(script().sleep(0)
                .run(one::cancel)
                .run(two::cancel)
                .run(lock::release)
                .then((step, value) -> {
                    lock.acquire().await(step);
                    assertThat(step.suspended()).isFalse();
                    return null;
                })
                .sleep(1)
                .run(lock::release));
        assertTrace();
        assertThat(lock.statistics()).isEqualTo(new Lock.Statistics(false, 0));
    }

    @Test
    void whoComesWhenOneStillWaitsStandsBehindIt() {
        loop.runUntilComplete(lock.acquire());
        Task<Object> one = holder("one", 0);
        Task<Object> two = holder("two", 0);
        run(script().sleep(0)
                .run(one::cancel)
                .run(lock::release)
                .await(lock.acquire())
                .run(() -> log("me"))
                .run(lock::release)
                .await(two));
        assertTrace("0 two has it", "0 me");
    }

    @Test
    void acquireGivesTrueWithAndWithoutWaiting() {
        assertThat(run(lock.acquire())).isTrue();
        loop.callLater(1, lock::release);
        assertThat(run(lock.acquire())).isTrue();
    }
}

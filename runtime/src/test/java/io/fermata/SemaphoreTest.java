package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.run;
import static io.fermata.Script.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SemaphoreTest extends LoopTest {

    private Task<Object> taker(Semaphore semaphore, String name) {
        return createTask(script().await(semaphore.acquire()).run(() -> log(name)), name);
    }

    /** Does this while the tasks created so far have had their first step. */
    private void afterOneTurn(Script.Action action) {
        run(script().sleep(0).run(action).sleep(0).sleep(0));
    }

    @Test
    void letsInAsManyAsThereArePermits() {
        Semaphore semaphore = new Semaphore(2);
        for (String name : new String[] {"a", "b", "c"}) {
            createTask(script().await(semaphore.acquire())
                    .run(() -> log(name + " in"))
                    .sleep(1)
                    .run(semaphore::release));
        }
        run(script().sleep(5));
        assertTrace("0 a in", "0 b in", "1000 c in");
        assertThat(semaphore.statistics()).isEqualTo(new Semaphore.Statistics(2, 0, 0));
    }

    @Test
    void hasNoNegativeValueAndMayBeginWithNone() {
        assertThatThrownBy(() -> new Semaphore(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Semaphore(0).locked()).isTrue();
        assertThat(new Semaphore().locked()).isFalse();
    }

    @Test
    void isServedInTheOrderOfArrival() {
        Semaphore semaphore = new Semaphore(1);
        for (String name : new String[] {"a", "b", "c"}) {
            createTask(script().await(semaphore.acquire())
                    .run(() -> log(name + "1"))
                    .sleep(1)
                    .run(semaphore::release)
                    .await(semaphore.acquire())
                    .run(() -> log(name + "2"))
                    .sleep(1)
                    .run(semaphore::release));
        }
        run(script().sleep(9));
        assertTrace("0 a1", "1000 b1", "2000 c1", "3000 a2", "4000 b2", "5000 c2");
    }

    @Test
    void whoComesAfterTheReleaseStandsBehindWhoWaited() {
        Semaphore semaphore = new Semaphore(0);
        taker(semaphore, "waited");
        afterOneTurn(() -> {
            createTask(
                    script().run(() -> log("late")).await(semaphore.acquire()).run(() -> log("late has one")));
            semaphore.release();
            semaphore.release();
            assertThat(semaphore.locked()).isTrue();
            assertThat(semaphore.statistics()).isEqualTo(new Semaphore.Statistics(1, 0, 1));
        });
        assertTrace("0 late", "0 waited", "0 late has one");
        assertThat(semaphore.locked()).isTrue();
    }

    @Test
    void aCancelledWaiterIsPassedOver() {
        Semaphore semaphore = new Semaphore(0);
        Task<Object> first = taker(semaphore, "first");
        Task<Object> second = taker(semaphore, "second");
        taker(semaphore, "third");
        Task<Object> fourth = taker(semaphore, "fourth");
        run(script().sleep(0)
                .run(() -> {
                    first.cancel();
                    second.cancel();
                    semaphore.release();
                })
                .sleep(0)
                .run(() -> assertThat(fourth.done()).isFalse()));
        assertTrace("0 third");
    }

    @Test
    void aCancellationAfterTheHandOverPassesThePermitOn() {
        Semaphore semaphore = new Semaphore(0);
        Task<Object> first = taker(semaphore, "first");
        taker(semaphore, "second");
        run(script().sleep(0)
                .run(() -> {
                    semaphore.release();
                    first.cancel();
                })
                .sleep(0)
                .sleep(0)
                .run(() -> assertThat(first.cancelled()).isTrue()));
        assertTrace("0 second");
        assertThat(semaphore.statistics()).isEqualTo(new Semaphore.Statistics(0, 0, 0));
    }

    @Test
    void aCancellationAfterTheHandOverGivesThePermitBackIfNobodyWaits() {
        Semaphore semaphore = new Semaphore(0);
        Task<Object> only = taker(semaphore, "only");
        afterOneTurn(() -> {
            semaphore.release();
            only.cancel();
        });
        assertTrace();
        assertThat(semaphore.locked()).isFalse();
        assertThat(semaphore.statistics().free()).isEqualTo(1);
    }

    @Test
    void aCancellationOfALaterWaiterDoesNotStrandTheRest() {
        Semaphore semaphore = new Semaphore(0);
        taker(semaphore, "a");
        Task<Object> b = taker(semaphore, "b");
        taker(semaphore, "c");
        run(script().sleep(0)
                .run(b::cancel)
                .run(semaphore::release)
                .run(semaphore::release)
                .sleep(0));
        assertTrace("0 a", "0 c");
    }

    @Test
    void aTimeoutLosesNoPermit() {
        Semaphore semaphore = new Semaphore(1);
        run(script().await(semaphore.acquire())
                .await(Asyncio.waitFor(semaphore.acquire(), 1))
                .except((step, failure) -> {
                    log(failure.getClass().getSimpleName());
                    return null;
                })
                .run(semaphore::release)
                .await(semaphore.acquire())
                .run(() -> log("again")));
        assertTrace("1000 AwaitTimeoutException", "1000 again");
    }

    @Test
    void aHoldReleasesOnce() {
        Semaphore semaphore = new Semaphore(1);
        run(script().await(semaphore.hold()).then((step, value) -> {
            Hold hold = (Hold) value;
            assertThat(semaphore.locked()).isTrue();
            assertThatThrownBy(() -> hold.await(step)).hasMessage("This hold has been taken already: " + semaphore);
            hold.close();
            hold.close();
            return null;
        }));
        assertThat(semaphore.statistics().free()).isEqualTo(1);
    }

    @Test
    void aHoldThatWaitsIsHandedAPermitOrPassesItOn() {
        Semaphore semaphore = new Semaphore(0);
        Task<Object> cancelled = createTask(script().await(semaphore.hold()).run(() -> log("never")));
        Task<Object> withdrawn = createTask(script().await(semaphore.hold()).run(() -> log("never")));
        createTask(script().await(semaphore.hold()).then((step, hold) -> {
            log("held");
            ((Hold) hold).close();
            return null;
        }));
        run(script().sleep(0)
                .run(withdrawn::cancel)
                .run(semaphore::release)
                .run(cancelled::cancel)
                .sleep(0)
                .sleep(0));
        assertTrace("0 held");
        assertThat(semaphore.statistics()).isEqualTo(new Semaphore.Statistics(1, 0, 0));
    }

    @Test
    void aBoundedOneIsNotReleasedTooOften() {
        BoundedSemaphore semaphore = new BoundedSemaphore(2);
        assertThatThrownBy(semaphore::release)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("BoundedSemaphore released too many times");
        run(script().await(semaphore.acquire()));
        semaphore.release();
        assertThatThrownBy(semaphore::release).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(new BoundedSemaphore()::release).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anUnboundedOneMayBeReleasedWithoutHavingBeenAcquired() {
        Semaphore semaphore = new Semaphore(1);
        semaphore.release();
        assertThat(semaphore.statistics().free()).isEqualTo(2);
        assertThat(semaphore).hasToString("Semaphore[2 free, 0 waiting]");
    }

    @Test
    void forgetsTheWaitersOfALoopThatWasClosed() {
        Semaphore semaphore = new Semaphore(0);
        taker(semaphore, "called");
        taker(semaphore, "waiting");
        createTask(script().sleep(0).run(loop::stop));
        loop.runForever();
        semaphore.release();
        virtualTime();
        run(script().await(Asyncio.waitFor(semaphore.acquire(), 1)).run(() -> log("has the permit")));
        assertTrace("0 has the permit");
    }

    @Test
    void acquireGivesTrueWithAndWithoutWaiting() {
        Semaphore semaphore = new Semaphore(1);
        assertThat(run(semaphore.acquire())).isTrue();
        loop.callLater(1, semaphore::release);
        assertThat(run(semaphore.acquire())).isTrue();
    }
}

package io.fermata;

import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.sleep;
import static io.fermata.Script.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The registers: each kind of result reaches its awaiter, primitive or as an object, suspended or not. */
class StepTest extends LoopTest {

    interface Leave {
        void in(Step step);
    }

    interface Take {
        Object from(Step step) throws Throwable;
    }

    /** A coroutine whose frame leaves its result as a primitive, as generated ones do. */
    private static final class Typed extends Coro<Object> {
        private final boolean suspends;
        private final Leave leave;

        Typed(boolean suspends, Leave leave) {
            this.suspends = suspends;
            this.leave = leave;
        }

        @Override
        protected void resume(Step step) throws Throwable {
            if (state == 0 && suspends) {
                sleep(0).await(step);
                suspend(step, 1);
            } else {
                if (suspends) {
                    step.result();
                }
                leave.in(step);
            }
        }
    }

    /** Awaits a frame and takes its result typed, as a call in place does. */
    private static final class InPlace extends Coro<Object> {
        private final Typed callee;
        private final Take take;

        InPlace(Typed callee, Take take) {
            this.callee = callee;
            this.take = take;
        }

        @Override
        protected void resume(Step step) throws Throwable {
            if (state == 0) {
                callee.resume(step);
                if (step.suspended()) {
                    suspend(step, 1);
                    return;
                }
            }
            step.complete(take.from(step));
        }
    }

    private void check(Object value, Leave leave, Take take) {
        for (boolean suspends : new boolean[] {false, true}) {
            assertThat(run(new Typed(suspends, leave))).isEqualTo(value);
            assertThat(run(script().await(new Typed(suspends, leave)))).isEqualTo(value);
            assertThat(run(new InPlace(new Typed(suspends, leave), take))).isEqualTo(value);
        }
        // a task gives it as an object, whatever the awaiter wants
        assertThat(run(new InPlace(new Typed(false, step -> step.complete(value)), take)))
                .isEqualTo(value);
    }

    @Test
    void eachKind() {
        check(7, step -> step.complete(7), Step::resultInt);
        check(7L << 40, step -> step.complete(7L << 40), Step::resultLong);
        check(1.5f, step -> step.complete(1.5f), Step::resultFloat);
        check(-2.5, step -> step.complete(-2.5), Step::resultDouble);
        check(true, step -> step.complete(true), Step::resultBoolean);
        check(false, step -> step.complete(false), Step::resultBoolean);
        check('x', step -> step.complete('x'), Step::resultChar);
        check((byte) -3, step -> step.complete((byte) -3), Step::resultByte);
        check((short) -300, step -> step.complete((short) -300), Step::resultShort);
        check("text", step -> step.complete("text"), Step::result);
        check(null, Step::complete, Step::result);
    }

    @Test
    void aFailureReachesEachKindOfAwaiter() {
        List<Take> takers = List.of(
                Step::resultInt,
                Step::resultLong,
                Step::resultFloat,
                Step::resultDouble,
                Step::resultBoolean,
                Step::resultChar,
                Step::resultByte,
                Step::resultShort,
                Step::result,
                step -> {
                    step.check();
                    return null;
                });
        for (Take taker : takers) {
            IOException failure = new IOException();
            Typed failing = new Typed(true, step -> {
                throw Sneaky.rethrow(failure);
            });
            assertThatThrownBy(() -> run(new InPlace(failing, taker))).isSameAs(failure);
        }
    }

    /** Is parked in a task, and fails without having taken its outcome, or does not. */
    private static final class Waiting extends Coro<Object> {
        private final Awaitable<?> awaited;
        private final Take take;

        Waiting(Awaitable<?> awaited, Take take) {
            this.awaited = awaited;
            this.take = take;
        }

        @Override
        protected void resume(Step step) throws Throwable {
            if (state == 0) {
                awaited.await(step);
                suspend(step, 1);
            } else {
                step.complete(take.from(step));
            }
        }
    }

    @Test
    void whatATaskGivesReachesEachKindOfAwaiter() {
        assertThat(run(new Waiting(task(7), Step::resultInt))).isEqualTo(7);
        assertThat(run(new Waiting(task(7L), Step::resultLong))).isEqualTo(7L);
        assertThat(run(new Waiting(task(1.5f), Step::resultFloat))).isEqualTo(1.5f);
        assertThat(run(new Waiting(task(2.5), Step::resultDouble))).isEqualTo(2.5);
        assertThat(run(new Waiting(task(true), Step::resultBoolean))).isEqualTo(true);
        assertThat(run(new Waiting(task('x'), Step::resultChar))).isEqualTo('x');
        assertThat(run(new Waiting(task((byte) 3), Step::resultByte))).isEqualTo((byte) 3);
        assertThat(run(new Waiting(task((short) 3), Step::resultShort))).isEqualTo((short) 3);
        assertThat(run(new Waiting(task("text"), Step::result))).isEqualTo("text");
        assertThat(run(new Waiting(task(null), Step::result))).isNull();
    }

    private static Task<Object> task(Object value) {
        return Asyncio.createTask(new Typed(true, step -> step.complete(value)));
    }

    @Test
    void aFrameThatFailsBeforeItTakesTheOutcomePassesOnWhatWasReservedForIt() {
        Lock lock = new Lock();
        Coro<Object> failing = new Waiting(lock.acquire(), step -> {
            throw new StackOverflowError();
        });
        List<Task<Object>> tasks = new ArrayList<>();
        run(script().await(lock.acquire())
                .then((step, value) -> tasks.add(Asyncio.createTask(failing)))
                .await(sleep(0))
                .then((step, value) -> {
                    lock.release();
                    return null;
                })
                .await(lock.acquire()));
        assertThat(lock.locked()).isTrue();
        assertThat(tasks.get(0).exception()).isInstanceOf(StackOverflowError.class);
    }

    @Test
    void callsAreTooDeepFromSomewhereOn() {
        assertThat(loop.step.tooDeep(256)).isFalse();
        assertThat(loop.step.tooDeep(257)).isTrue();
    }

    @Test
    void aCoroutineThatWasHeldCountsInTheDepth() {
        List<Integer> depths = new ArrayList<>();
        Coro<Object> held = script().then((step, value) -> depths.add(step.depth()));
        run(script().then((step, value) -> depths.add(step.depth()))
                .await(held)
                .then((step, value) -> depths.add(step.depth())));
        assertThat(depths.get(1)).isGreaterThan(depths.get(0));
        assertThat(depths.get(2)).isEqualTo(depths.get(0));
    }

    @Test
    void closesAResourceWhoseBodyHasFailed() {
        Exception primary = new Exception();
        IOException late = new IOException();
        Step.close(null, primary);
        Step.close(() -> log("closed"), primary);
        assertThat(primary).hasNoSuppressedExceptions();
        Step.close(
                () -> {
                    throw late;
                },
                primary);
        assertThat(primary.getSuppressed()).containsExactly(late);
        assertTrace("0 closed");
    }

    @Test
    void aPatternThatMatchesNullIsBoundToo() {
        assertThat(Step.bound(null)).isTrue();
    }

    @Test
    void refusesToParkNobody() {
        Step step = loop.step;
        assertThatThrownBy(step::current).isInstanceOf(AssertionError.class).hasMessage("an await outside of a task");
        step.caught(new Exception()); // nobody's
    }
}

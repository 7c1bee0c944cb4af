package io.fermata;

import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.sleep;
import static io.fermata.Script.script;
import static org.assertj.core.api.Assertions.assertThat;

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
        private final Take take;

        Typed(boolean suspends, Leave leave, Take take) {
            this.suspends = suspends;
            this.leave = leave;
            this.take = take;
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

        @Override
        protected Object result(Step step) throws Throwable {
            return take.from(step);
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
            assertThat(run(new Typed(suspends, leave, take))).isEqualTo(value);
            assertThat(run(script().await(new Typed(suspends, leave, take)))).isEqualTo(value);
            assertThat(run(new InPlace(new Typed(suspends, leave, take), take))).isEqualTo(value);
        }
        // a task gives it as an object, whatever the awaiter wants
        assertThat(run(new InPlace(new Typed(false, step -> step.complete(value), take), take)))
                .isEqualTo(value);
    }

    @Test
    void eachKind() {
        check(7, step -> step.complete(7), Step::resultInt);
        check(7L << 40, step -> step.complete(7L << 40), Step::resultLong);
        check(1.5f, step -> step.complete(1.5f), Step::resultFloat);
        check(-2.5, step -> step.complete(-2.5), Step::resultDouble);
        check(true, step -> step.complete(true), Step::resultBoolean);
        check('x', step -> step.complete('x'), Step::resultChar);
        check((byte) -3, step -> step.complete((byte) -3), Step::resultByte);
        check((short) -300, step -> step.complete((short) -300), Step::resultShort);
        check("text", step -> step.complete("text"), Step::result);
        check(null, Step::complete, Step::result);
    }

    @Test
    void aPrimitiveOfAFrameThatDoesNotKnowHowToBoxIt() {
        assertThat(run(script().await(new Typed(true, step -> step.complete(7), Step::result))))
                .isEqualTo(7);
    }
}

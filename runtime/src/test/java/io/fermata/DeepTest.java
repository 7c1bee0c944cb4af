package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.sleep;
import static io.fermata.Script.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Chains of a million awaits that suspend at the bottom and then finish, fail or are cancelled. */
class DeepTest extends LoopTest {

    private static final int DEEP = 1_000_000;

    /** As generated code does it: a call in place runs on the Java stack as long as that is shallow. */
    private static final class Down extends Coro<Integer> {
        private final int depth;
        private final Awaitable<?> bottom;

        Down(int depth, Awaitable<?> bottom) {
            this.depth = depth;
            this.bottom = bottom;
        }

        static int call(Step step, int nested, int depth, Awaitable<?> bottom) throws Throwable {
            if (step.tooDeep(nested)) {
                step.defer(new Down(depth, bottom));
                return 0;
            }
            return run(step, nested, null, depth, bottom);
        }

        private static int run(Step step, int nested, Down frame, int depth, Awaitable<?> bottom) throws Throwable {
            int below = 0;
            switch (frame == null ? 0 : frame.state) {
                case 0:
                    if (depth == 0) {
                        bottom.await(step);
                    } else {
                        below = call(step, nested + 1, depth - 1, bottom);
                    }
                    if (step.suspended()) {
                        (frame == null ? new Down(depth, bottom) : frame).suspend(step, depth == 0 ? 1 : 2);
                        return 0;
                    }
                    break;
                case 1:
                    step.result();
                    break;
                default:
                    below = step.resultInt();
            }
            return below + 1;
        }

        @Override
        protected void resume(Step step) throws Throwable {
            step.complete(run(step, step.depth(), this, depth, bottom));
        }
    }

    /** The same with coroutines that are held in a variable. */
    private static Coro<Object> held(int depth, Awaitable<?> bottom) {
        return depth == 0
                ? script().await(bottom).value(1)
                : script().then((step, value) -> held(depth - 1, bottom).await(step))
                        .then((step, value) -> (Integer) value + 1);
    }

    private static Awaitable<Object> failing(IOException failure) {
        return script().sleep(1).fail(failure);
    }

    @Test
    void callsInPlaceFinish() {
        assertThat(run(new Down(DEEP, sleep(1)))).isEqualTo(DEEP + 1);
    }

    @Test
    void callsInPlaceThatDoNotSuspendFinishWithoutAHop() {
        Event set = new Event();
        set.set();
        createTask(Script.doing(() -> log("another task")));
        Task<Integer> deep = createTask(new Down(DEEP, set));
        createTask(Script.doing(() -> log(deep.result())));
        run(script().sleep(0));
        assertTrace("0 another task", "0 " + (DEEP + 1));
    }

    @Test
    void callsInPlaceFail() {
        IOException failure = new IOException();
        assertThatThrownBy(() -> run(new Down(DEEP, failing(failure)))).isSameAs(failure);
    }

    @Test
    void callsInPlaceAreCancelled() {
        Task<Integer> task = createTask(new Down(DEEP, sleep(9)));
        run(script().sleep(1).run(task::cancel));
        assertThat(task.cancelled()).isTrue();
    }

    @Test
    void heldCoroutinesFinish() {
        assertThat(run(held(DEEP, sleep(1)))).isEqualTo(DEEP + 1);
    }

    @Test
    void heldCoroutinesFail() {
        IOException failure = new IOException();
        assertThatThrownBy(() -> run(held(100_000, failing(failure)))).isSameAs(failure);
    }

    @Test
    void tasksThatAwaitEachOther() {
        Task<Object> last = createTask(script().sleep(9).value("v"));
        Task<Object> bottom = last;
        for (int i = 0; i < DEEP; i++) {
            last = createTask(script().await(last));
        }
        Task<Object> top = last;
        assertThat(run(script().sleep(10).await(top))).isEqualTo("v");
        assertThat(bottom.done()).isTrue();
    }

    @Test
    void aCancellationIsForwardedThroughTasks() {
        Task<Object> last = createTask(script().sleep(9));
        Task<Object> bottom = last;
        for (int i = 0; i < DEEP; i++) {
            last = createTask(script().await(last));
        }
        Task<Object> top = last;
        run(script().sleep(1).run(top::cancel));
        assertThat(bottom.cancelled()).isTrue();
        assertThat(top.cancelled()).isTrue();
        assertThat(loop.time()).isEqualTo(1);
    }
}

package io.fermata.oracle;

import static io.fermata.Asyncio.sleepMs;

import io.fermata.Coro;
import io.fermata.Hold;
import io.fermata.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operations that hold others, as coroutines. */
final class Structures {

    private Structures() {}

    /** {@code with lock: ops}. */
    static final class Locked extends Coro<@Nullable Object> {
        private final Scene scene;
        private final String who;
        private final int index;
        private final List<Op> ops;
        private @Nullable Hold hold;

        Locked(Scene scene, String who, int index, List<Op> ops) {
            this.scene = scene;
            this.who = who;
            this.index = index;
            this.ops = ops;
        }

        @Override
        protected void resume(Step step) throws Throwable {
            if (state < 2) {
                hold = state == 0 ? scene.locks.get(index).hold().await(step) : step.result();
                if (step.suspended()) {
                    suspend(step, 1);
                    return;
                }
                scene.log(who, "got " + index);
            }
            Object value;
            try {
                value = state < 2 ? new Block(scene, who, ops).await(step) : step.result();
            } catch (Throwable failure) {
                hold.close();
                throw failure;
            }
            if (step.suspended()) {
                suspend(step, 2);
                return;
            }
            hold.close();
            if (value == null) {
                scene.log(who, "rel " + index);
            }
            step.complete(value);
        }
    }

    /** {@code try: ops} and a handler of everything. */
    static final class Try extends Coro<@Nullable Object> {
        private final Scene scene;
        private final String who;
        private final boolean swallow;
        private final List<Op> ops;

        Try(Scene scene, String who, boolean swallow, List<Op> ops) {
            this.scene = scene;
            this.who = who;
            this.swallow = swallow;
            this.ops = ops;
        }

        @Override
        protected void resume(Step step) throws Throwable {
            Object value = null;
            try {
                value = state == 0 ? new Block(scene, who, ops).await(step) : step.result();
                if (step.suspended()) {
                    suspend(step, 1);
                    return;
                }
            } catch (Throwable failure) {
                scene.log(who, "caught " + Scene.name(failure));
                if (!swallow) {
                    throw failure;
                }
            }
            step.complete(value);
        }
    }

    /** {@code try: ops} and a cleanup that may sleep. */
    static final class Fin extends Coro<@Nullable Object> {
        private final Scene scene;
        private final String who;
        private final int millis;
        private final List<Op> ops;
        private @Nullable Object value;
        private @Nullable Throwable failure;

        Fin(Scene scene, String who, int millis, List<Op> ops) {
            this.scene = scene;
            this.who = who;
            this.millis = millis;
            this.ops = ops;
        }

        @Override
        protected void resume(Step step) throws Throwable {
            if (state < 2) {
                try {
                    value = state == 0 ? new Block(scene, who, ops).await(step) : step.result();
                    if (step.suspended()) {
                        suspend(step, 1);
                        return;
                    }
                } catch (Throwable thrown) {
                    failure = thrown;
                }
                scene.log(who, "finally");
                if (millis > 0) {
                    sleepMs(millis).await(step);
                    suspend(step, 2);
                    return;
                }
            } else {
                step.result();
                scene.log(who, "cleaned");
            }
            if (failure != null) {
                throw failure;
            }
            step.complete(value);
        }
    }
}

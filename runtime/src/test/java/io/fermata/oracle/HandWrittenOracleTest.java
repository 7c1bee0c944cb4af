package io.fermata.oracle;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.sleepMs;

import io.fermata.Coro;
import io.fermata.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The oracle's programs, run by coroutines written by hand. */
class HandWrittenOracleTest extends Oracle {

    @Override
    Coro<?> main(Scene scene, Program program) {
        return new Main(scene, program);
    }

    private static final class Main extends Coro<@Nullable Void> {
        private final Scene scene;
        private final Program program;

        Main(Scene scene, Program program) {
            this.scene = scene;
            this.program = program;
        }

        @Override
        protected void resume(Step step) throws Throwable {
            if (state == 0) {
                for (List<Op> ops : program.tasks()) {
                    scene.tasks.add(createTask(new Body(scene, "T" + scene.tasks.size(), ops)));
                }
                sleepMs(200).await(step);
                suspend(step, 1);
                return;
            }
            step.result();
            scene.end();
            step.complete();
        }
    }
}

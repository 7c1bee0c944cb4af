package io.fermata.oracle;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.sleepMs;

import io.fermata.Async;
import io.fermata.Coro;
import java.util.List;

/** The oracle's programs, run by async methods. */
class AsyncOracleTest extends Oracle {

    @Override
    Coro<?> main(Scene scene, Program program) throws Scene.Raised {
        return AsyncOracleTestAsync.runTasks(scene, program);
    }

    @Async
    static void runTasks(Scene scene, Program program) throws Scene.Raised {
        for (List<Op> ops : program.tasks()) {
            String name = "T" + scene.tasks.size();
            scene.tasks.add(createTask(InterpreterAsync.body(new Interpreter(scene, name), ops)));
        }
        await(sleepMs(200));
        scene.end();
    }
}

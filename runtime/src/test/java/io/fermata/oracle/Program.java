package io.fermata.oracle;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.getEventLoop;
import static io.fermata.Asyncio.newVirtualEventLoop;
import static io.fermata.Asyncio.sleepMs;

import io.fermata.Coro;
import io.fermata.Step;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A recorded program; running it gives its trace. */
record Program(int index, Op description) {

    static Program parse(String line) {
        int space = line.indexOf(' ');
        return new Program(Integer.parseInt(line.substring(0, space)), Op.parse(line.substring(space + 1)));
    }

    List<String> trace() {
        newVirtualEventLoop().setExceptionHandler((loop, context) -> {});
        Scene scene = new Scene(Integer.parseInt(description.word()), description.number(0));
        getEventLoop().runUntilComplete(new Main(scene, description)); // many would not end at a cancellation
        return scene.trace;
    }

    private static final class Main extends Coro<@Nullable Void> {
        private final Scene scene;
        private final Op description;

        Main(Scene scene, Op description) {
            this.scene = scene;
            this.description = description;
        }

        @Override
        protected void resume(Step step) throws Throwable {
            if (state == 0) {
                for (int i = 1; i < description.rest().size(); i++) {
                    scene.tasks.add(createTask(new Body(scene, "T" + (i - 1), description.block(i))));
                }
                sleepMs(200).await(step);
                suspend(step, 1);
                return;
            }
            step.result();
            scene.log(
                    "main",
                    "end "
                            + scene.tasks.stream()
                                    .map(task -> Scene.truth(task.done()))
                                    .collect(Collectors.joining(", ", "[", "]")));
            scene.tracing = false;
            step.complete();
        }
    }
}

package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.run;
import static io.fermata.Script.doing;
import static io.fermata.Script.script;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Every task that has not ended is found, oldest first, wherever it is. */
class LiveTasksTest extends LoopTest {

    private final Event event = new Event();

    private Task<Object> parked() {
        return createTask(script().await(event));
    }

    @Test
    void findsWhatIsReadyParkedOrStepping() {
        List<Task<?>> found = new ArrayList<>();
        Task<Object> first = parked();
        Task<Object> stepping = createTask(script().sleep(0).run(() -> found.addAll(loop.tasks.toList())));
        Task<Object> ended = createTask(doing(() -> {}));
        Task<Object> last = createTask(script().sleep(0).sleep(0));
        run(stepping);
        assertThat(found).containsExactly(first, stepping, last);
        assertThat(ended.done()).isTrue();
    }

    @Test
    void findsATaskThatRunsTheLoopFromWithin() {
        List<Task<?>> found = new ArrayList<>();
        Task<Object> outer = createTask(doing(() -> run(doing(() -> found.addAll(loop.tasks.toList())))));
        run(outer);
        assertThat(found).hasSize(2).startsWith(outer);
        assertThat(loop.tasks.toList()).isEmpty();
    }

    @Test
    void findsEachOnceHoweverOftenItIsAsked() {
        Task<Object> first = createTask(script().sleep(0));
        Task<Object> second = parked();
        assertThat(loop.tasks.toList()).containsExactly(first, second);
        assertThat(loop.tasks.toList()).containsExactly(first, second);
    }

    @Test
    void randomly() {
        Random random = new Random(1);
        List<Task<?>> model = new ArrayList<>();
        for (int round = 0; round < 200; round++) {
            for (int more = random.nextInt(60); more > 0; more--) {
                model.add(parked());
            }
            loop.runUntilComplete(script().sleep(0));
            while (model.size() > random.nextInt(400)) {
                model.remove(random.nextInt(model.size())).cancel();
            }
            loop.runUntilComplete(script().sleep(0));
            assertThat(loop.tasks.toList()).containsExactlyElementsOf(model);
            assertThat(loop.statistics().tasks()).isEqualTo(model.size());
        }
    }
}

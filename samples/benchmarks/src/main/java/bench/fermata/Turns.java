package bench.fermata;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.sleep;

import io.fermata.Async;
import io.fermata.Task;
import java.util.ArrayList;
import java.util.List;

/** W1: tasks that yield. */
final class Turns {
    private Turns() {}

    @Async
    static long yields(int n) {
        int count = 0;
        for (int i = 0; i < n; i++) {
            await(sleep(0));
            count++;
        }
        return count;
    }

    @Async
    static long yieldInTurn(int tasks, int n) {
        List<Task<Long>> all = new ArrayList<>();
        for (int i = 0; i < tasks; i++) {
            all.add(createTask(TurnsAsync.yields(n)));
        }
        long sum = 0;
        for (Task<Long> task : all) {
            sum += await(task);
        }
        return sum;
    }

    @Async
    static long yieldBesideTimer(int n) {
        Task<Void> sleeper = createTask(TasksAsync.sleeper(3_600_000));
        long count = await(TurnsAsync.yields(n));
        sleeper.cancel();
        return count;
    }
}

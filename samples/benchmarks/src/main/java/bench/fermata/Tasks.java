package bench.fermata;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.gather;
import static io.fermata.Asyncio.sleep;
import static io.fermata.Asyncio.sleepMs;
import static io.fermata.Asyncio.waitFor;

import io.fermata.Async;
import io.fermata.Coro;
import io.fermata.Task;
import java.util.ArrayList;
import java.util.List;

/** W5 and W6: many tasks, sleeps and timeouts. */
final class Tasks {
    private Tasks() {}

    @Async
    static int once(int x) {
        await(sleep(0));
        return x;
    }

    @Async
    static void sleeper(int millis) {
        await(sleepMs(millis));
    }

    @Async
    static long gatherAll(int n) {
        List<Coro<Integer>> all = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            all.add(TasksAsync.once(i));
        }
        long sum = 0;
        for (int result : await(gather(all))) {
            sum += result;
        }
        return sum;
    }

    @Async
    static long sleepers(int[] millis) {
        List<Task<Void>> all = new ArrayList<>();
        for (int duration : millis) {
            all.add(createTask(TasksAsync.sleeper(duration)));
        }
        long ended = 0;
        for (Task<Void> task : all) {
            await(task);
            ended++;
        }
        return ended;
    }

    @Async
    static long timeoutOfTrivial(int n) {
        long sum = 0;
        for (int i = 0; i < n; i++) {
            sum += await(waitFor(CallsAsync.trivial(i), 10));
        }
        return sum;
    }

    @Async
    static long timeoutOfSuspending(int n) {
        long sum = 0;
        for (int i = 0; i < n; i++) {
            sum += await(waitFor(TasksAsync.once(i), 10));
        }
        return sum;
    }
}

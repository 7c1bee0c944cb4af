package bench.fermata;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.sleep;

import bench.api.Probe;
import io.fermata.Async;
import io.fermata.Event;
import io.fermata.Task;

/** W7: many parked tasks. */
final class Parked {
    private Parked() {}

    @Async
    static long inSleep(int n, Probe probe) {
        probe.begin();
        Task<?>[] tasks = new Task<?>[n];
        for (int i = 0; i < n; i++) {
            tasks[i] = createTask(ParkedAsync.sleeper());
        }
        await(sleep(0));
        probe.parked();
        for (Task<?> task : tasks) {
            task.cancel();
        }
        await(sleep(0));
        long ended = ended(tasks);
        probe.ended();
        return ended;
    }

    @Async
    static void sleeper() {
        await(sleep(3600));
    }

    @Async
    static long onEvent(int n, Probe probe) {
        probe.begin();
        Event event = new Event();
        Task<?>[] tasks = new Task<?>[n];
        for (int i = 0; i < n; i++) {
            tasks[i] = createTask(ParkedAsync.waiter(event));
        }
        await(sleep(0));
        probe.parked();
        event.set();
        await(sleep(0));
        long ended = ended(tasks);
        probe.ended();
        return ended;
    }

    @Async
    static void waiter(Event event) {
        await(event);
    }

    private static long ended(Task<?>[] tasks) {
        long ended = 0;
        for (Task<?> task : tasks) {
            if (task.done()) {
                ended++;
            }
        }
        return ended;
    }
}

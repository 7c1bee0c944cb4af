package bench.fermata;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.sleep;

import io.fermata.Async;
import io.fermata.Event;
import io.fermata.Lock;
import io.fermata.Task;
import java.util.ArrayList;
import java.util.List;

/** W8 and W9: tasks that wait for each other. */
final class Shared {
    final Lock lock = new Lock();
    long counter;

    @Async
    static long handOver(int tasks, int n) {
        Shared shared = new Shared();
        List<Task<Void>> all = new ArrayList<>();
        for (int i = 0; i < tasks; i++) {
            all.add(createTask(SharedAsync.count(shared, n)));
        }
        for (Task<Void> task : all) {
            await(task);
        }
        return shared.counter;
    }

    @Async
    @SuppressWarnings("try") // the lock is held, and not used otherwise
    void count(int n) {
        for (int i = 0; i < n; i++) {
            try (var held = await(lock.hold())) {
                long c = counter;
                await(sleep(0));
                counter = c + 1;
            }
        }
    }

    @Async
    static long roundTrips(int n) {
        Event ping = new Event();
        Event pong = new Event();
        Task<Long> a = createTask(SharedAsync.ask(n, ping, pong));
        Task<Void> b = createTask(SharedAsync.answer(n, ping, pong));
        await(b);
        return await(a);
    }

    @Async
    static long ask(int n, Event ping, Event pong) {
        long trips = 0;
        for (int i = 0; i < n; i++) {
            ping.set();
            await(pong);
            pong.clear();
            trips++;
        }
        return trips;
    }

    @Async
    static void answer(int n, Event ping, Event pong) {
        for (int i = 0; i < n; i++) {
            await(ping);
            ping.clear();
            pong.set();
        }
    }
}

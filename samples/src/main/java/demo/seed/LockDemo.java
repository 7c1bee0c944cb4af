package demo.seed;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.sleep;

import io.fermata.Async;
import io.fermata.Lock;

/** {@code Lock}: {@code async with lock} is a try-with-resources statement. Waiters get the lock in turn. */
public final class LockDemo {
    private LockDemo() {}

    @Async
    @SuppressWarnings("try") // javac's lint wants the variable to be used
    static void task(int i, Lock lock) {
        while (true) {
            try (var held = await(lock.hold())) {
                System.out.println("Acquired lock in task " + i);
                await(sleep(0.5));
            }
        }
    }

    @Async
    static void demo() {
        var lock = new Lock();
        for (int n = 1; n < 4; n++) {
            createTask(LockDemoAsync.task(n, lock));
        }
        await(sleep(10));
    }

    public static void main(String[] args) {
        run(LockDemoAsync.demo());
    }
}

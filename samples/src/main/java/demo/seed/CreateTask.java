package demo.seed;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.sleep;

import io.fermata.Async;

/** {@code create_task}: starts a coroutine beside the one that goes on. */
public final class CreateTask {
    private CreateTask() {}

    @Async
    static void bar(int x) {
        int count = 0;
        while (true) {
            count++;
            System.out.println("Instance: " + x + " count: " + count);
            await(sleep(2)); // seconds
            System.out.println("sleep count instance = " + x + " count = " + count);
        }
    }

    @Async
    static void demo() {
        createTask(CreateTaskAsync.bar(1));
        await(sleep(5));
        System.out.println("end");
    }

    public static void main(String[] args) {
        run(CreateTaskAsync.demo());
    }
}

package demo.seed;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.sleep;

import io.fermata.Async;

/** {@code run}: runs a coroutine, and the tasks that it creates, until the coroutine ends. */
public final class Run {
    private Run() {}

    @Async
    static void bar(int x) {
        int count = 0;
        while (true) {
            count++;
            System.out.println("Instance: " + x + " count: " + count);
            await(sleep(2)); // lets the other tasks run
            System.out.println("sleep count instance = " + x + " count = " + count);
        }
    }

    @Async
    static void demo() {
        for (int x = 0; x < 10; x++) {
            createTask(RunAsync.bar(x));
        }
        await(sleep(10));
        System.out.println("end");
    }

    public static void main(String[] args) {
        run(RunAsync.demo());
    }
}

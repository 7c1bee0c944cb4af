package demo;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.gather;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.sleep;
import static io.fermata.Asyncio.waitFor;

import io.fermata.Async;
import io.fermata.Task;
import java.util.List;

public final class Dogs {
    private Dogs() {}

    @Async
    static int barking(int n) {
        for (int i = 0; i < 6; i++) {
            await(sleep(1));
        }
        return 2 * n;
    }

    @Async
    static int bar(int n) {
        while (true) {
            await(sleep(1));
            n++;
        }
    }

    @Async
    static void doCancel(Task<?> task) {
        await(sleep(5));
        task.cancel();
    }

    @Async
    static void demo() {
        Task<Integer> task = createTask(DogsAsync.bar(70));
        createTask(DogsAsync.doCancel(task));
        List<Object> res = await(
                gather(task, DogsAsync.barking(21), waitFor(DogsAsync.bar(10), 7)).returnExceptions());
        System.out.println("Result: " + res);
    }

    public static void main(String[] args) {
        run(DogsAsync.demo());
    }
}

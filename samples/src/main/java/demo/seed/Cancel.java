package demo.seed;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.sleep;
import static io.fermata.Asyncio.waitFor;

import io.fermata.Async;
import io.fermata.CancelledError;
import io.fermata.Task;

/** {@code task.cancel()}: the await that the task stands at raises {@link CancelledError}. */
public final class Cancel {
    private Cancel() {}

    @Async
    static int bar(int n) {
        System.out.println("Start cancellable bar()");
        while (true) {
            await(sleep(1));
            n++;
        }
    }

    @Async
    static void doCancel(Task<?> task) {
        await(sleep(5));
        System.out.println("About to cancel bar");
        task.cancel();
    }

    @Async
    static void demo() {
        Task<Integer> task = createTask(waitFor(CancelAsync.bar(10), 7));
        createTask(CancelAsync.doCancel(task));
        try {
            await(task);
        } catch (CancelledError e) {
            System.out.println("main got CancelledError");
        }
        System.out.println("main done " + task.done());
    }

    public static void main(String[] args) {
        run(CancelAsync.demo());
    }
}

package demo.seed;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.gather;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.sleep;
import static io.fermata.Asyncio.waitFor;

import io.fermata.Async;
import io.fermata.AwaitTimeoutException;
import io.fermata.CancelledError;
import io.fermata.Task;
import java.util.List;

/** {@code gather(return_exceptions=True)}: waits for all, and gives failures as elements of the list. */
public final class Gather {
    private Gather() {}

    @Async
    static int barking(int n) {
        System.out.println("Start barking");
        for (int i = 0; i < 6; i++) {
            await(sleep(1));
        }
        System.out.println("Done barking.");
        return 2 * n;
    }

    @Async
    static int foo(int n) {
        System.out.println("Start timeout coro foo()");
        while (true) {
            await(sleep(1));
            n++;
        }
    }

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
        Task<Integer> bar = createTask(GatherAsync.bar(70));
        createTask(GatherAsync.doCancel(bar));
        List<Object> res = null;
        try {
            res = await(gather(bar, GatherAsync.barking(21), waitFor(GatherAsync.foo(10), 7))
                    .returnExceptions());
        } catch (AwaitTimeoutException e) { // only without returnExceptions
            System.out.println("Timeout");
        } catch (CancelledError e) {
            System.out.println("Cancelled");
        }
        System.out.println("Result:  " + res);
    }

    public static void main(String[] args) {
        run(GatherAsync.demo());
    }
}

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

/** {@code gather} without {@code return_exceptions}: the first failure, here a cancelled task, is raised at once. */
public final class GatherFirstFailure {
    private GatherFirstFailure() {}

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
        Task<Integer> bar = createTask(GatherFirstFailureAsync.bar(70));
        createTask(GatherFirstFailureAsync.doCancel(bar));
        List<Integer> res = null;
        try {
            res = await(gather(bar, GatherFirstFailureAsync.barking(21), waitFor(GatherFirstFailureAsync.foo(10), 7)));
        } catch (AwaitTimeoutException e) {
            System.out.println("Timeout");
        } catch (CancelledError e) {
            System.out.println("Cancelled");
        }
        System.out.println("Result:  " + res);
    }

    public static void main(String[] args) {
        run(GatherFirstFailureAsync.demo());
    }
}

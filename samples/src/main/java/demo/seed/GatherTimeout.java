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

/** {@code gather} without {@code return_exceptions} and without the cancel: the timeout is the first failure. */
public final class GatherTimeout {
    private GatherTimeout() {}

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
    static void demo() {
        Task<Integer> bar = createTask(GatherTimeoutAsync.bar(70));
        List<Integer> res = null;
        try {
            res = await(gather(bar, GatherTimeoutAsync.barking(21), waitFor(GatherTimeoutAsync.foo(10), 7)));
        } catch (AwaitTimeoutException e) {
            System.out.println("Timeout");
        } catch (CancelledError e) {
            System.out.println("Cancelled");
        }
        System.out.println("Result:  " + res);
    }

    public static void main(String[] args) {
        run(GatherTimeoutAsync.demo());
    }
}

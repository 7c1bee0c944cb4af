package demo.seed;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.sleep;
import static io.fermata.Asyncio.waitFor;

import io.fermata.Async;
import io.fermata.AwaitTimeoutException;
import io.fermata.Coro;

/**
 * {@code wait_for} as the document writes it, with a {@code run} inside a coroutine: a nested pass of the same loop,
 * which blocks the coroutine that called it but no other task. Its {@link AwaitTimeoutException} comes out of both runs.
 */
public final class NestedRun {
    private NestedRun() {}

    @Async
    static void bar(int x) {
        int count = 0;
        while (true) {
            count++;
            System.out.println("Instance: " + x + " count: " + count);
            await(sleep(2));
            System.out.println("sleep count instance = " + x + " count = " + count);
        }
    }

    @Async
    static void demo() {
        Coro<Void> task = waitFor(NestedRunAsync.bar(10), 7);
        run(task);
        await(sleep(10));
    }

    public static void main(String[] args) {
        run(NestedRunAsync.demo());
    }
}

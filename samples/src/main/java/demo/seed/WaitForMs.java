package demo.seed;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.sleep;
import static io.fermata.Asyncio.waitForMs;

import io.fermata.Async;
import io.fermata.AwaitTimeoutException;

/** {@code wait_for_ms}: the same with milliseconds. */
public final class WaitForMs {
    private WaitForMs() {}

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
        try {
            await(waitForMs(WaitForMsAsync.bar(10), 7000));
        } catch (AwaitTimeoutException e) {
            System.out.println("timeout");
        }
        await(sleep(3));
        System.out.println("main done");
    }

    public static void main(String[] args) {
        run(WaitForMsAsync.demo());
    }
}

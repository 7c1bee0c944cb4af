package app;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.sleep;

import io.fermata.Async;

public final class Main {
    private Main() {}

    @Async
    static int twice(int n) {
        await(sleep(0.01));
        return 2 * n;
    }

    public static void main(String[] args) {
        System.out.println(run(MainAsync.twice(4)));
    }
}

package demo.recipes;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.gather;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.sleep;

import io.fermata.Async;
import io.fermata.Coro;
import io.fermata.Semaphore;
import java.util.ArrayList;
import java.util.List;

/** Seven requests, at most three at a time. */
public final class RateLimit {
    private final Semaphore permits = new Semaphore(3);

    private RateLimit() {}

    @Async
    int request(int i) {
        await(permits.acquire());
        try {
            System.out.println("start " + i);
            await(sleep(1)); // the request
            return i * i;
        } finally {
            permits.release();
        }
    }

    @Async
    static void demo() {
        var limit = new RateLimit();
        List<Coro<Integer>> requests = new ArrayList<>();
        for (int i = 1; i <= 7; i++) {
            requests.add(RateLimitAsync.request(limit, i));
        }
        System.out.println(await(gather(requests)));
    }

    public static void main(String[] args) {
        run(RateLimitAsync.demo());
    }
}

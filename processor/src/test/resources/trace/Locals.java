package demo;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.sleep;

import io.fermata.Async;

/** Locals that are dead at the await, and one that is not. */
public final class Locals {

    @Async
    static int sum(int count) {
        int doubled = 2 * count;
        String name = "n" + doubled;
        int total = name.length() + doubled;
        for (int index = 0; index < count; index++) {
            int square = index * index;
            total += square;
            await(sleep(0));
        }
        return total;
    }
}

package bench.fermata;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.sleep;

import io.fermata.Async;

/** W2 to W4: tasks and calls that are awaited. */
final class Calls {
    private Calls() {}

    @Async
    static int trivial(int x) {
        return x;
    }

    @Async
    static long spawnAndJoin(int n) {
        long sum = 0;
        for (int i = 0; i < n; i++) {
            sum += await(createTask(CallsAsync.trivial(i)));
        }
        return sum;
    }

    @Async
    static int chain(int depth, int x) {
        if (depth == 1) {
            return x + 1;
        }
        return 1 + await(CallsAsync.chain(depth - 1, x));
    }

    @Async
    static long chains(int depth, int n) {
        long sum = 0;
        for (int i = 0; i < n; i++) {
            sum += await(CallsAsync.chain(depth, i));
        }
        return sum;
    }

    @Async
    static long fib(int n) {
        return await(CallsAsync.fibonacci(n));
    }

    @Async
    static int fibonacci(int n) {
        if (n < 2) {
            return n;
        }
        return await(CallsAsync.fibonacci(n - 1)) + await(CallsAsync.fibonacci(n - 2));
    }

    @Async
    static int suspendingChain(int depth, int yields) {
        if (depth == 1) {
            return await(CallsAsync.leaf(yields));
        }
        return 1 + await(CallsAsync.suspendingChain(depth - 1, yields));
    }

    @Async
    static int leaf(int n) {
        int count = 0;
        for (int i = 0; i < n; i++) {
            await(sleep(0));
            count++;
        }
        return count;
    }

    @Async
    static long suspendingChains(int repetitions, int depth, int yields) {
        long sum = 0;
        for (int i = 0; i < repetitions; i++) {
            sum += await(CallsAsync.suspendingChain(depth, yields));
        }
        return sum;
    }
}

package demo;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.gather;
import static io.fermata.Asyncio.newVirtualEventLoop;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.sleep;
import static io.fermata.Asyncio.waitFor;

import io.fermata.Async;
import io.fermata.Coro;
import io.fermata.Lock;
import io.fermata.Task;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Exceptions on all ways through coroutines and tasks; each is printed where it ends up. */
public final class Chains {

    static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;

        Broken(Throwable cause) {
            super("broken", cause);
        }
    }

    @Async
    static int read(int delay) throws IOException {
        if (delay > 0) {
            await(sleep(delay));
        }
        throw new IOException("read " + delay);
    }

    @Async
    static int wrap(int delay) throws Broken {
        try {
            return await(ChainsAsync.read(delay));
        } catch (IOException e) {
            throw new Broken(e);
        }
    }

    @Async
    static int rethrow(int delay) throws IOException {
        try {
            await(sleep(1));
            return await(ChainsAsync.read(delay));
        } catch (IOException e) {
            await(sleep(1));
            throw e;
        } finally {
            await(sleep(1));
        }
    }

    @Async
    static int down(int depth) throws IOException {
        return depth == 0 ? await(ChainsAsync.read(1)) : await(ChainsAsync.down(depth - 1));
    }

    @Async
    static void share(Task<Integer> task, int delay) {
        try {
            await(sleep(delay));
            await(task, IOException.class);
        } catch (IOException e) {
            print(e);
        }
    }

    @Async
    static int parse(String number) {
        int sum = 0;
        for (String digit : List.of(number.split(""))) {
            sum += Integer.parseInt(digit);
            await(sleep(0));
        }
        return sum;
    }

    static void print(Throwable failure) {
        System.out.println(failure);
        Throwable each = failure;
        while (each != null) {
            for (StackTraceElement frame : each.getStackTrace()) {
                if (frame.getModuleName() == null) { // not those of the JDK
                    System.out.println("    at " + frame);
                }
            }
            each = each.getCause();
            if (each != null) {
                System.out.println("  caused by " + each);
            }
        }
    }

    @Async
    static void all() throws Exception {
        for (int delay = 0; delay < 2; delay++) {
            try {
                await(ChainsAsync.wrap(delay));
            } catch (Broken e) {
                print(e);
            }
            try {
                await(ChainsAsync.rethrow(delay));
            } catch (IOException e) {
                print(e);
            }
        }
        Coro<Integer> held = ChainsAsync.down(3);
        try {
            await(held);
        } catch (Exception e) {
            print(e);
        }
        Task<Integer> shared = createTask(ChainsAsync.read(2), "shared");
        Task<Void> early = createTask(ChainsAsync.share(shared, 1), "early");
        Task<Void> late = createTask(ChainsAsync.share(shared, 3), "late");
        await(early);
        await(late);
        try {
            await(gather(OtherAsync.twice(new Other(), 1), ChainsAsync.parse("1x")));
        } catch (NumberFormatException e) {
            print(e);
        }
        try {
            await(waitFor(ChainsAsync.read(1), 2));
        } catch (Exception e) {
            print(e);
        }
        try {
            await(CompletableFuture.failedFuture(new IllegalStateException("from elsewhere")));
        } catch (IllegalStateException e) {
            print(e);
        }
        try {
            await(OtherAsync.twice(new Other(), 0));
        } catch (IOException e) {
            print(e);
        }
        await(sleep(1));
        new Lock().release();
    }

    public static void main(String[] args) {
        newVirtualEventLoop();
        try {
            run(ChainsAsync.all());
        } catch (Exception e) {
            print(e);
        }
    }
}

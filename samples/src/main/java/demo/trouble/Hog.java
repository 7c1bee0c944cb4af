package demo.trouble;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.getEventLoop;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.sleep;

import io.fermata.Async;
import io.fermata.EventLoop;
import io.fermata.Task;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;

/** A task that does not let go of the loop, and another thread that asks the loop what it is doing. */
public final class Hog {

    private Hog() {}

    @Async
    static void compute(CountDownLatch seen) throws InterruptedException {
        await(sleep(0));
        Hog.solve(seen);
    }

    /** Stands for a long computation: it ends when it has been looked at. */
    static void solve(CountDownLatch seen) throws InterruptedException {
        while (seen.getCount() > 0) {
            Thread.onSpinWait();
        }
    }

    @Async
    static void serve() throws InterruptedException {
        CountDownLatch seen = new CountDownLatch(1);
        Task<Void> hog = createTask(HogAsync.compute(seen), "hog");
        EventLoop loop = getEventLoop();
        new Thread(() -> look(loop, seen)).start();
        await(hog, InterruptedException.class);
        System.out.println("served");
    }

    private static void look(EventLoop loop, CountDownLatch seen) {
        try {
            StringBuilder text = new StringBuilder();
            while (!text.toString().contains("does not answer: hog")) { // the hog may not have begun
                text.setLength(0);
                loop.dump(text);
            }
            System.out.print(text);
            seen.countDown();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public static void main(String[] args) throws InterruptedException {
        run(HogAsync.serve());
    }
}

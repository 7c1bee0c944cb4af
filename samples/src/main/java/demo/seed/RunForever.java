package demo.seed;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.getEventLoop;
import static io.fermata.Asyncio.sleep;

import io.fermata.Async;
import io.fermata.EventLoop;

/** {@code run_forever}, {@code stop}, {@code close}: a loop that is stopped keeps its tasks, and can go on with them. */
public final class RunForever {
    private RunForever() {}

    @Async
    static void ticker() {
        for (int i = 0; ; i++) {
            System.out.println("tick " + i);
            await(sleep(0.5));
        }
    }

    @Async
    static void stopper(EventLoop loop) {
        await(sleep(2.2));
        System.out.println("stop");
        loop.stop();
    }

    public static void main(String[] args) {
        EventLoop loop = getEventLoop();
        loop.createTask(RunForeverAsync.ticker());
        loop.createTask(RunForeverAsync.stopper(loop));
        loop.runForever();
        System.out.println(loop.getExceptionHandler()); // none was set
        System.out.println("stopped");
        loop.createTask(RunForeverAsync.stopper(loop));
        loop.runForever();
        loop.close();
        System.out.println("closed");
    }
}

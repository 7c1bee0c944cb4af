package demo.seed;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.getEventLoop;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.sleep;

import io.fermata.Async;
import io.fermata.EventLoop;
import io.fermata.ExceptionContext;

/** {@code set_exception_handler}: what hears of a task that failed while nobody awaited it. */
public final class ExceptionHandler {
    private ExceptionHandler() {}

    static void handle(EventLoop loop, ExceptionContext context) {
        System.out.println("Global handler");
        context.exception().printStackTrace(System.out);
    }

    @Async
    static int bar() {
        await(sleep(0));
        int zero = 0;
        return 1 / zero; // crash
    }

    @Async
    static void demo() {
        getEventLoop().setExceptionHandler(ExceptionHandler::handle);
        createTask(ExceptionHandlerAsync.bar());
        for (int i = 0; i < 5; i++) {
            System.out.println("Working");
            await(sleep(0.5));
        }
    }

    public static void main(String[] args) {
        run(ExceptionHandlerAsync.demo());
    }
}

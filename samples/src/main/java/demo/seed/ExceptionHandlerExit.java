package demo.seed;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.getEventLoop;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.sleep;

import io.fermata.Async;
import io.fermata.EventLoop;
import io.fermata.ExceptionContext;

/**
 * {@code set_exception_handler} with a handler that ends the program. Python's {@code sys.exit()} raises an error that
 * leaves the loop, and so does this one: an {@link Error} that a handler throws leaves {@code run}.
 */
public final class ExceptionHandlerExit {
    private ExceptionHandlerExit() {}

    /** Leaves the loop through {@code run}. */
    static final class SystemExit extends Error {
        private static final long serialVersionUID = 1;
    }

    static void handle(EventLoop loop, ExceptionContext context) {
        System.out.println("Global handler");
        context.exception().printStackTrace(System.out);
        throw new SystemExit();
    }

    @Async
    static int bar() {
        await(sleep(0));
        int zero = 0;
        return 1 / zero; // crash
    }

    @Async
    static void demo() {
        getEventLoop().setExceptionHandler(ExceptionHandlerExit::handle);
        createTask(ExceptionHandlerExitAsync.bar());
        for (int i = 0; i < 5; i++) {
            System.out.println("Working");
            await(sleep(0.5));
        }
    }

    public static void main(String[] args) {
        run(ExceptionHandlerExitAsync.demo());
    }
}

package demo;

import static io.fermata.Asyncio.await;

import io.fermata.Async;
import java.io.IOException;
import java.util.concurrent.Callable;

/** Calls back into another companion. */
public final class Other {

    @Async
    int twice(int delay) throws IOException {
        Callable<Integer> nothing = new Callable<>() {
            @Override
            public Integer call() {
                return delay;
            }
        };
        try {
            return 2 * await(ChainsAsync.read(nothing.call()));
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}

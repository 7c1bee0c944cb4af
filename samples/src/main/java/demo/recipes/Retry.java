package demo.recipes;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.sleep;
import static io.fermata.Asyncio.waitFor;

import io.fermata.Async;
import io.fermata.AwaitTimeoutException;
import java.io.IOException;

/** Tries again what was too slow or failed, after a pause that doubles each time. */
public final class Retry {
    private static final int ATTEMPTS = 5;

    private Retry() {}

    /** An unreliable service: the first call hangs, the second fails, the third answers. */
    @Async
    static String fetch(int attempt) throws IOException {
        await(sleep(attempt == 1 ? 60 : 0.1));
        if (attempt == 2) {
            throw new IOException("connection reset");
        }
        return "answer of attempt " + attempt;
    }

    @Async
    static String fetchWithRetry() throws IOException {
        double pause = 0.5;
        for (int attempt = 1; ; attempt++) {
            try {
                return await(waitFor(RetryAsync.fetch(attempt), 1));
            } catch (IOException | AwaitTimeoutException e) {
                System.out.println("attempt " + attempt + ": " + e);
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
            await(sleep(pause));
            pause *= 2;
        }
    }

    public static void main(String[] args) throws IOException {
        System.out.println(run(RetryAsync.fetchWithRetry()));
    }
}

package demo.trouble;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.sleep;

import io.fermata.Async;
import io.fermata.Task;
import java.io.IOException;

/** An exception four awaits deep, in a task that another task awaits. */
public final class FourDeep {

    private FourDeep() {}

    @Async
    static String receive(int attempt) throws IOException {
        await(sleep(0.01));
        if (attempt == 3) {
            throw new IOException("connection reset");
        }
        return "part " + attempt;
    }

    @Async
    static String page() throws IOException {
        String page = "";
        for (int attempt = 1; attempt <= 4; attempt++) {
            page += await(FourDeepAsync.receive(attempt));
        }
        return page;
    }

    @Async
    static int crawl() throws IOException {
        try {
            return await(FourDeepAsync.page()).length();
        } finally {
            await(sleep(0.01)); // says goodbye
        }
    }

    @Async
    static void report() throws IOException {
        Task<Integer> crawler = createTask(FourDeepAsync.crawl(), "crawler");
        await(sleep(0.02));
        System.out.println("length: " + await(crawler, IOException.class));
    }

    public static void main(String[] args) throws IOException {
        run(FourDeepAsync.report());
    }
}

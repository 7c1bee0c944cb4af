package com.example.app;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.run;

import com.example.app.internal.StepsAsync;
import io.fermata.Async;
import java.util.concurrent.CompletableFuture;

public final class Main {
    private static int calls;

    private Main() {}

    @Async
    static void demo() {
        calls++;
        String s = await(StepsAsync.twice(await(CompletableFuture.supplyAsync(() -> "ab"))));
        System.out.println(s + " " + calls + " " + Main.class.getModule());
    }

    public static void main(String[] args) {
        run(MainAsync.demo());
    }
}

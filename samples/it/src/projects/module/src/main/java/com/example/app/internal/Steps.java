package com.example.app.internal;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.sleep;

import io.fermata.Async;

public final class Steps {
    private Steps() {}

    @Async
    public static String twice(String s) {
        await(sleep(0.01));
        return s + s;
    }
}

package com.example.dogs;

import static io.fermata.Asyncio.*;

import io.fermata.Async;
import java.util.List;

public class Dogs {

    @Async
    static int barking(int n) {
        for (int i = 0; i < 3; i++) {
            System.out.println("dog " + n + " barks");
            await(sleep(0.1));
        }
        return 2 * n;
    }

    @Async
    static void demo() {
        List<Integer> results = await(gather(DogsAsync.barking(1), DogsAsync.barking(21)));
        System.out.println("Results: " + results);
    }

    public static void main(String[] args) {
        run(DogsAsync.demo());
    }
}

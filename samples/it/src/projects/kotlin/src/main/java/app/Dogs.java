package app;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.sleep;

import io.fermata.Async;

public class Dogs {
    private final String name;

    public Dogs(String name) {
        this.name = name;
    }

    @Async
    public int bark(int times) {
        for (int i = 0; i < times; i++) {
            System.out.println(name + " barks");
            await(sleep(0.01));
        }
        return 2 * times;
    }
}

package app;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.sleep;

import io.fermata.Async;

public final class Main {
    private Main() {}

    @Async
    static Point load(int x) {
        var point = new AutoValue_Point(x, 2); // generated
        await(sleep(0.01));
        return Point.of(point.x() + 1, point.y());
    }

    public static void main(String[] args) {
        System.out.println(run(MainAsync.load(1)));
    }
}

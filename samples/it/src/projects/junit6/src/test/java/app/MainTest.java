package app;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.gather;
import static io.fermata.Asyncio.run;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fermata.Async;
import java.util.List;
import org.junit.jupiter.api.Test;

class MainTest {
    private int awaits;

    /** The blocking face: JUnit calls the method, which blocks at each await. */
    @Test
    @Async
    void blocking() {
        assertEquals(4, await(MainAsync.twice(2)));
    }

    @Test
    void coroutine() {
        run(MainTestAsync.scenario(this));
        assertEquals(2, awaits);
    }

    @Async
    void scenario() {
        assertEquals(List.of(2, 4), await(gather(MainAsync.twice(1), MainAsync.twice(2))));
        awaits++;
        assertEquals(6, await(MainAsync.twice(3)));
        awaits++;
    }
}

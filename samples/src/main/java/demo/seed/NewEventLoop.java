package demo.seed;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.newEventLoop;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.sleep;

import io.fermata.Async;

/** {@code new_event_loop}: a fresh loop for this thread, whatever the last program left behind. */
public final class NewEventLoop {
    private NewEventLoop() {}

    @Async
    static void demo() {
        await(sleep(5));
    }

    public static void main(String[] args) {
        try {
            run(NewEventLoopAsync.demo());
        } finally {
            newEventLoop(); // clears retained state
        }
    }
}

package demo.seed;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.sleep;

import io.fermata.Async;
import io.fermata.Event;

/** {@code Event}: tasks that wait until another one sets it. */
public final class EventDemo {
    private EventDemo() {}

    @Async
    static void waiter(int i, Event event) {
        System.out.println("wait " + i);
        boolean woken = await(event);
        System.out.println("woke " + i + " " + woken + " " + event.isSet());
    }

    @Async
    static void demo() {
        var event = new Event();
        System.out.println(event.isSet());
        for (int i = 0; i < 3; i++) {
            createTask(EventDemoAsync.waiter(i, event));
        }
        await(sleep(1));
        event.set();
        System.out.println("set " + event.isSet());
        await(sleep(0)); // lets the waiters run
        event.clear();
        System.out.println("clear " + event.isSet());
    }

    public static void main(String[] args) {
        run(EventDemoAsync.demo());
    }
}

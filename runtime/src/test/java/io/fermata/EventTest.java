package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.gather;
import static io.fermata.Asyncio.run;
import static io.fermata.Script.doing;
import static io.fermata.Script.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EventTest extends LoopTest {

    private final Event event = new Event();

    private Task<Object> waiter(String name) {
        return createTask(script().await(event).run(() -> log(name)), name);
    }

    @Test
    void wakesInTheOrderOfArrivalEvenIfItIsClearedAtOnce() {
        Gather<Object> all = gather(waiter("a"), waiter("b"), waiter("c"));
        run(script().sleep(1)
                .run(() -> {
                    event.set();
                    event.clear();
                })
                .await(all));
        assertTrace("1000 a", "1000 b", "1000 c");
        assertThat(event.isSet()).isFalse();
    }

    @Test
    void aSetEventNeedsNoHop() {
        event.set();
        run(script().run(() -> createTask(doing(() -> log("another task"))))
                .await(event)
                .then((step, value) -> {
                    assertThat(value).isEqualTo(true);
                    log("woke");
                    return null;
                })
                .sleep(0));
        assertTrace("0 woke", "0 another task");
    }

    @Test
    void aCancelledWaiterLeavesTheOthers() {
        Task<Object> a = waiter("a");
        Task<Object> b = waiter("b");
        Task<Object> c = waiter("c");
        run(script().sleep(1).run(b::cancel).run(event::set).await(gather(a, c)));
        assertTrace("1000 a", "1000 c");
        assertThat(b.cancelled()).isTrue();
    }

    @Test
    void setFromAForeignThreadIsRefused() {
        Throwable[] thrown = new Throwable[1];
        waiter("a");
        run(script().sleep(0).run(() -> {
            Thread foreign = new Thread(() -> {
                try {
                    event.set();
                } catch (Throwable failure) {
                    thrown[0] = failure;
                }
            });
            foreign.start();
            foreign.join();
        }));
        assertThat(thrown[0])
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Event.set")
                .hasMessageContaining("use ThreadSafeFlag.set");
        assertTrace();
    }

    @Test
    void isBoundToALoopUntilThatIsClosed() {
        EventLoop first = loop;
        Task<Object> waiting = waiter("a");
        first.stop();
        first.runForever();
        assertThat(waiting.done()).isFalse();
        Asyncio.newVirtualEventLoop();
        event.set();
        run(script().await(event));
        assertThatThrownBy(() -> first.createTask(script())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void waitingGivesTrueToo() {
        loop.callLater(1, event::set);
        assertThat(run(event)).isTrue();
        assertThat(event.isSet()).isTrue();
        assertThat(run(event)).isTrue();
    }
}

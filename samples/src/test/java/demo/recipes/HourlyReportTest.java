package demo.recipes;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.newEventLoop;
import static io.fermata.Asyncio.newVirtualEventLoop;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import io.fermata.Async;
import io.fermata.EventLoop;
import io.fermata.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A test of something that takes an hour. Under virtual time it runs in milliseconds, and always alike. */
class HourlyReportTest {
    private EventLoop loop;
    private final List<String> events = new ArrayList<>();

    @BeforeEach
    void virtualTime() {
        loop = newVirtualEventLoop();
    }

    @AfterEach
    void realTime() {
        newEventLoop();
    }

    /** The code under test: reports every quarter of an hour. */
    @Async
    void reporter() {
        for (int report = 1; ; report++) {
            await(sleep(Duration.ofMinutes(15)));
            events.add("report " + report + " after " + loop.time() / 60 + " min");
        }
    }

    @Async
    void anHour() {
        Task<Void> reporter = createTask(HourlyReportTestAsync.reporter(this));
        await(sleep(Duration.ofHours(1).plusSeconds(1)));
        reporter.cancel();
    }

    @Test
    void reportsFourTimesAnHour() {
        run(HourlyReportTestAsync.anHour(this));
        assertThat(events)
                .containsExactly(
                        "report 1 after 15.0 min",
                        "report 2 after 30.0 min",
                        "report 3 after 45.0 min",
                        "report 4 after 60.0 min");
        assertThat(loop.time()).isEqualTo(3601.0);
    }
}

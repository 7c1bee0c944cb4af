package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.toThread;
import static io.fermata.Script.script;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a loop tells that waits for something for too long. */
class QuietTest extends LoopTest {

    private final CountDownLatch told = new CountDownLatch(1);
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private final PrintStream err = System.err;

    @BeforeEach
    void capture() {
        System.setProperty("fermata.deadlockReportSeconds", "1");
        System.setErr(new PrintStream(text, true, StandardCharsets.UTF_8) {
            @Override
            public void println(String line) {
                super.println(line);
                told.countDown();
            }
        });
    }

    @AfterEach
    void restore() {
        System.setErr(err);
        System.clearProperty("fermata.deadlockReportSeconds");
    }

    private String told() {
        return text.toString(StandardCharsets.UTF_8);
    }

    @Test
    void inRealTimeADeadlockIsToldOnceAndTheLoopGoesOnWaiting() throws InterruptedException {
        loop = Asyncio.newEventLoop();
        Event event = new Event();
        createTask(script().await(event), "stuck");
        Thread helper = new Thread(() -> {
            try {
                told.await();
            } catch (InterruptedException e) {
                return;
            }
            loop.callSoonThreadsafe(() -> loop.callLater(0.01, event::set));
        });
        helper.start();
        run(event);
        helper.join();
        assertThat(told())
                .containsOnlyOnce("Deadlock: nothing is left that could wake a task.")
                .contains("stuck, waits for Event[unset, 2 waiting]");
    }

    @Test
    void aCallThatHoldsUpVirtualTimeIsTold() {
        createTask(
                script().await(toThread(() -> {
                    told.await();
                    return null;
                })),
                "caller");
        run(script().sleep(5));
        assertThat(told())
                .startsWith("Virtual time stands still until toThread has come back.")
                .contains("caller, waits for toThread");
    }
}

package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.run;
import static io.fermata.Script.doing;
import static io.fermata.Script.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StopTest extends LoopTest {

    @Test
    void letsWhatIsReadyRunOnceMoreButNotWhatIsCreatedAfterwards() {
        createTask(script().run(() -> log("a"))
                .run(() -> {
                    createTask(doing(() -> log("created before")));
                    loop.stop();
                    createTask(doing(() -> log("created after")));
                })
                .sleep(0)
                .run(() -> log("a again")));
        createTask(doing(() -> log("b")));
        loop.runForever();
        assertTrace("0 a", "0 b", "0 created before");
        loop.stop();
        loop.runForever();
        assertTrace("0 a", "0 b", "0 created before", "0 created after", "0 a again");
    }

    @Test
    void runForeverKeepsTasks() {
        sleeper("later", 5);
        loop.callLater(1, loop::stop);
        loop.runForever();
        assertTrace();
        loop.callLater(10, loop::stop);
        loop.runForever();
        assertTrace("5000 later");
    }

    @Test
    void insideRunTheFutureIsNotComplete() {
        assertThatThrownBy(() -> run(script().run(loop::stop).sleep(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Event loop stopped before Future completed.");
        assertThat(loop.statistics().tasks()).isZero();
    }

    @Test
    void stopsTheInnermostRunOnly() {
        run(script().run(() -> assertThatThrownBy(
                                () -> run(script().run(loop::stop).sleep(1)))
                        .hasMessage("Event loop stopped before Future completed."))
                .sleep(1)
                .run(() -> log("the outer run goes on")));
        assertTrace("1000 the outer run goes on");
    }

    @Test
    void twiceIsOnce() {
        loop.callSoon(loop::stop);
        loop.callSoon(loop::stop);
        loop.runForever();
        run(script().sleep(1).run(() -> log("runs")));
        assertTrace("1000 runs");
    }

    @Test
    void closeIsIdempotentAndAClosedLoopRefuses() {
        loop.close();
        loop.close();
        assertThat(loop.isClosed()).isTrue();
        String closed = "Event loop is closed";
        assertThatThrownBy(() -> run(script()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(closed);
        assertThatThrownBy(() -> loop.runForever()).hasMessage(closed);
        assertThatThrownBy(() -> loop.runUntilComplete(script())).hasMessage(closed);
        assertThatThrownBy(() -> createTask(script())).hasMessage(closed);
        assertThatThrownBy(() -> loop.callSoon(() -> {})).hasMessage(closed);
        assertThatThrownBy(() -> loop.callSoonThreadsafe(() -> {})).hasMessage(closed);
    }
}

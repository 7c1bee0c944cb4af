package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.run;
import static io.fermata.Script.doing;
import static io.fermata.Script.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** {@code await} as plain Java. */
class BlockingTest extends LoopTest {

    @Test
    void blocksAndRunsTheLoop() {
        sleeper("background", 1);
        assertThat(Asyncio.<Object>await(script().sleep(2).value("v"))).isEqualTo("v");
        log("main");
        assertTrace("1000 background", "2000 main");
    }

    @Test
    void tasksLiveOnBetweenAwaits() {
        Task<Object> task = sleeper("background", 3);
        Asyncio.await(Asyncio.sleep(1));
        log("in between");
        Asyncio.await(Asyncio.sleep(1));
        Asyncio.await(task);
        assertTrace("1000 in between", "3000 background");
    }

    @Test
    void takesFuturesOfTheJdk() {
        assertThat(Asyncio.await(CompletableFuture.completedFuture("v"))).isEqualTo("v");
    }

    @Test
    void tellsTheCompilerOfCheckedExceptions() {
        IOException failure = new IOException();
        try {
            Asyncio.await(script().fail(failure), IOException.class);
        } catch (IOException caught) {
            log(caught == failure);
        }
        try {
            Asyncio.await(CompletableFuture.failedFuture(failure), IOException.class, InterruptedException.class);
        } catch (IOException | InterruptedException caught) {
            log(caught == failure);
        }
        assertTrace("0 true", "0 true");
    }

    @Test
    void refusesToBlockARunningLoopAndNamesTheCompanion() {
        Task<Object> task = createTask(doing(() -> Asyncio.await(Asyncio.sleep(1))));
        assertThatThrownBy(() -> run(task))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("BlockingTestAsync.");
    }
}

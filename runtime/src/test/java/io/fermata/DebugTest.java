package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.sleep;
import static io.fermata.Asyncio.waitFor;
import static io.fermata.Script.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DebugTest extends LoopTest {

    private final List<String> told = new ArrayList<>();
    private final Consumer<String> out = NeverAwaited.out;

    /** Real time, as the test has it. */
    private long nanos;

    @BeforeEach
    void debugMode() {
        NeverAwaited.out = told::add;
        loop.setDebug(true);
        loop.slowSteps = new SlowSteps(() -> nanos, told::add);
    }

    @AfterEach
    void normalMode() {
        loop.setDebug(false);
        NeverAwaited.out = out;
    }

    private void takes(long milliseconds) {
        nanos += TimeUnit.MILLISECONDS.toNanos(milliseconds);
    }

    @Test
    void isOffUnlessTurnedOn() {
        assertThat(loop.getDebug()).isTrue();
        loop.setDebug(false);
        assertThat(loop.getDebug()).isFalse();
        assertThatThrownBy(() -> loop.setSlowStep(Duration.ZERO)).hasMessage("Debug mode is off");
        script();
        run(script().run(() -> takes(500)));
        assertThat(told).isEmpty();
    }

    @Test
    void tellsOfStepsAndCallbacksThatHeldTheLoop() {
        loop.callSoon(() -> takes(150));
        Script busy = script().run(() -> takes(100))
                .sleep(1)
                .run(() -> takes(99))
                .sleep(1)
                .run(() -> takes(2500));
        run(script().await(createTask(busy, "busy")));
        assertThat(told)
                .containsExactly(
                        "A callback held the loop for 150 ms",
                        "A step of busy, which is in " + busy + " now, held the loop for 100 ms",
                        "A step of busy, its last one, held the loop for 2500 ms");
    }

    @Test
    void howLongIsLongCanBeSet() {
        loop.setSlowStep(Duration.ofMillis(20));
        loop.callSoon(() -> takes(19));
        loop.callSoon(() -> takes(20));
        run(script().sleep(0));
        assertThat(told).containsExactly("A callback held the loop for 20 ms");
    }

    @Test
    void tellsOfCoroutinesThatWereNeverAwaited() {
        Script forgotten = script();
        Coro<?> alsoForgotten = waitFor(sleep(1), 1);
        run(script().await(script().sleep(1)).run(() -> createTask(script())));
        assertThat(told).hasSize(2);
        assertThat(told.get(0))
                .startsWith("A coroutine was never awaited: io.fermata.Script, made in io.fermata.DebugTest");
        assertThat(told.get(1))
                .startsWith("A coroutine was never awaited: io.fermata.WaitFor, made in io.fermata.DebugTest")
                .contains("tellsOfCoroutinesThatWereNeverAwaited");
        run(script());
        assertThat(told).as("once is enough").hasSize(2);
        run(forgotten);
        assertThat(alsoForgotten).isNotNull();
    }

    @Test
    void framesThatWereBegunInPlaceCount() {
        run(new Coro<Integer>() {
            @Override
            protected void resume(Step step) {
                if (state == 1) {
                    step.complete(1);
                    return;
                }
                Coro<?> callee = new Coro<Object>() {
                    @Override
                    protected void resume(Step step) {
                        step.complete(1);
                    }
                };
                step.defer(callee);
                suspend(step, 1);
            }
        });
        assertThat(told).isEmpty();
    }

    @Test
    void whatAnotherThreadMadeIsNotThisRunsAffair() throws InterruptedException {
        Thread other = new Thread(() -> script());
        other.start();
        other.join();
        run(script());
        assertThat(told).isEmpty();
    }

    @Test
    void whatTheCollectorFoundIsToldOf() throws InterruptedException {
        Thread other = new Thread(() -> script());
        other.start();
        other.join();
        for (int i = 0; i < 50 && told.isEmpty(); i++) {
            System.gc();
            run(script());
            Thread.onSpinWait();
        }
        assertThat(told).hasSize(1);
    }
}

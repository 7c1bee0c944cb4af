package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.sleep;
import static io.fermata.Asyncio.sleepMs;
import static io.fermata.Script.doing;
import static io.fermata.Script.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimeTest extends LoopTest {

    @Test
    void virtualTimeJumpsToTheNextTimer() {
        run(script().await(sleep(3600))
                .run(() -> log("an hour"))
                .await(sleepMs(1.5))
                .await(sleep(Duration.ofNanos(1))));
        assertTrace("3600000 an hour");
        assertThat(loop.time()).isEqualTo(3600.001500001);
    }

    @Test
    void tiesAreInTheOrderOfInsertion() {
        sleeper("a", 2);
        sleeper("b", 1);
        createTask(script().sleep(1).sleep(1).run(() -> log("c")));
        sleeper("d", 2);
        run(script().sleep(3));
        assertTrace("1000 b", "2000 a", "2000 d", "2000 c");
    }

    @Test
    void zeroOrLessYieldsOnce() {
        createTask(doing(() -> log("other")));
        Task<Object> late = createTask(doing(() -> log("late")));
        assertThat(late.done()).isFalse();
        run(script().await(sleep(-1)).run(() -> log("main")).await(sleepMs(0)));
        assertTrace("0 other", "0 late", "0 main");
    }

    @Test
    void theSmallestPositiveSleepIsNoYield() {
        run(sleep(Double.MIN_VALUE));
        assertThat(loop.time()).isEqualTo(1e-9);
    }

    @Test
    void oddDurations() {
        assertThatThrownBy(() -> sleep(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sleepMs(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        Task<Object> forEver = createTask(script().sleep(Double.POSITIVE_INFINITY));
        run(script().sleep(1e9).run(() -> assertThat(forEver.done()).isFalse()));
        run(sleep(Double.NEGATIVE_INFINITY));
        run(sleep(Duration.ofSeconds(Long.MIN_VALUE)));
        assertThat(loop.time()).isEqualTo(1e9);
    }

    @Test
    void callbacksAtTheirTimes() {
        loop.callLater(2, () -> log("later"));
        loop.callLater(Duration.ofSeconds(1), () -> log("a second"));
        loop.callAt(1.5, () -> log("at"));
        loop.callAt(0, () -> log("at once"));
        loop.callSoon(() -> log("soon"));
        Handle cancelled = loop.callLater(1, () -> log("never"));
        Handle soon = loop.callSoon(() -> log("never"));
        cancelled.cancel();
        soon.cancel();
        assertThat(cancelled.cancelled()).isTrue();
        run(script().sleep(5));
        assertTrace("0 at once", "0 soon", "1000 a second", "1500 at", "2000 later");
    }

    @Test
    void manyTimersAddedAndCancelledInAnyOrder() {
        java.util.Random random = new java.util.Random(1);
        java.util.List<Handle> handles = new java.util.ArrayList<>();
        java.util.List<Double> expected = new java.util.ArrayList<>();
        java.util.List<Double> actual = new java.util.ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            double time = 1 + random.nextInt(500) / 4.0;
            if (random.nextInt(3) == 0) {
                Handle doomed = loop.callAt(time, () -> actual.add(-1.0));
                handles.add(doomed);
            } else {
                expected.add(time);
                loop.callAt(time, () -> actual.add(loop.time()));
            }
            if (random.nextInt(4) == 0 && !handles.isEmpty()) {
                handles.remove(random.nextInt(handles.size())).cancel();
            }
        }
        handles.forEach(Handle::cancel);
        assertThat(loop.statistics().timers()).isEqualTo(expected.size());
        run(script().sleep(1000));
        expected.sort(null);
        assertThat(actual).isEqualTo(expected);
    }

    @Test
    void statisticsOfThisMoment() {
        sleeper("a", 1);
        sleeper("b", 1);
        assertThat(loop.statistics()).isEqualTo(new EventLoop.Statistics(2, 2, 0, 0));
        run(script().sleep(0.5)
                .run(() -> assertThat(loop.statistics()).isEqualTo(new EventLoop.Statistics(3, 0, 2, 0))));
    }

    @Test
    void dumpListsTheTasksAndTheirFrames() {
        StringBuilder text = new StringBuilder();
        createTask(script().sleep(2), "sleeper");
        run(script().sleep(1).run(() -> loop.dump(text)));
        assertThat(text.toString().lines())
                .anyMatch(line -> line.contains("EventLoop[main, virtual time, running]: 2 tasks"))
                .anyMatch(line -> line.contains("sleeper, waits for sleep, 1000 ms left"))
                .anyMatch(line -> line.contains("Task-2, running"));
    }
}

package io.fermata;

import static io.fermata.Script.script;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CollectedTest {

    private final EventLoop loop = Asyncio.newEventLoop();
    private final List<Integer> called = new ArrayList<>();

    @AfterEach
    void close() {
        loop.close();
    }

    @Test
    void tellsOfEachCollectionOnce() {
        Collected collected = new Collected();
        for (int i = 0; i < 3; i++) {
            assertThat(collected.again()).isFalse();
            System.gc();
            assertThat(collected.again()).isTrue();
        }
    }

    /** Each round is more than a block of the ready queue, where it looks whether the collector has run. */
    @Test
    void aLoopReplacesItsStepAfterACollectionBetweenTwoTurns() {
        List<Step> steps = new ArrayList<>();
        round(steps, 3);
        loop.runForever();
        assertThat(steps).hasSize(4).doesNotHaveDuplicates();
        assertThat(called).hasSize(3_000);
        for (int i = 0; i < called.size(); i++) {
            assertThat(called.get(i)).isEqualTo(i % 1_000);
        }
        assertThat(loop.step.depth()).isZero();
        assertThat(loop.statistics().ready()).isZero();
    }

    private void round(List<Step> steps, int left) {
        steps.add(loop.step);
        if (left == 0) {
            loop.stop();
            return;
        }
        System.gc();
        for (int i = 0; i < 1_000; i++) {
            int number = i;
            loop.callSoon(() -> called.add(number));
        }
        loop.callSoon(() -> loop.callSoon(() -> round(steps, left - 1)));
    }

    /** The runs around it hold on to theirs. */
    @Test
    void aNestedRunKeepsTheStep() {
        List<Step> steps = new ArrayList<>();
        loop.callSoon(() -> {
            steps.add(loop.step);
            System.gc();
            Script yields = script();
            for (int i = 0; i < 3_000; i++) {
                yields.sleep(0);
            }
            loop.runUntilComplete(yields);
            steps.add(loop.step);
            loop.stop();
        });
        loop.runForever();
        assertThat(steps).hasSize(2);
        assertThat(steps.get(0)).isSameAs(steps.get(1));
    }
}

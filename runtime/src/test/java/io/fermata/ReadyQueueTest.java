package io.fermata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReadyQueueTest {

    private final ReadyQueue queue = new ReadyQueue();
    private final Deque<Waiter> model = new ArrayDeque<>();

    private Waiter entry() {
        return new Arrival(() -> {});
    }

    private void add() {
        Waiter added = entry();
        queue.add(added);
        model.add(added);
    }

    private void poll() {
        assertThat(queue.poll()).isSameAs(model.poll());
    }

    @Test
    void whatIsPutFirstComesFirst() {
        for (int i = 0; i < 200; i++) {
            add();
            Waiter first = entry();
            queue.addFirst(first);
            model.addFirst(first);
        }
        while (!model.isEmpty()) {
            poll();
        }
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void anEndDividesWhatWasThereFromWhatCameLater() {
        add();
        add();
        int end = queue.end();
        add();
        assertThat(queue.size()).isEqualTo(3);
        poll();
        assertThat(queue.before(end)).isTrue();
        poll();
        assertThat(queue.before(end)).isFalse();
    }

    /** Bursts of all sizes, after which the space is given back. */
    @Test
    void randomly() {
        Random random = new Random(1);
        for (int burst = 1; burst < 40_000; burst = burst * 3 / 2 + 1) {
            for (int i = 0; i < burst; i++) {
                add();
            }
            int turn = queue.size();
            int left = random.nextInt(100);
            while (queue.size() > left) {
                poll();
                if (random.nextInt(50) == 0) {
                    add();
                }
            }
            queue.trimAfter(turn);
            assertThat(queue.size()).isEqualTo(model.size());
        }
        while (!model.isEmpty()) {
            poll();
        }
    }
}

package io.fermata;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void aTurnIsWhatWasThereWhenItBegan() {
        add();
        add();
        queue.beginTurn();
        add();
        assertThat(queue.size()).isEqualTo(3);
        poll();
        assertThat(queue.inTurn()).isTrue();
        poll();
        assertThat(queue.inTurn()).isFalse();
        assertThat(queue.nextTurn()).isTrue();
        assertThat(queue.inTurn()).isTrue();
        poll();
        assertThat(queue.nextTurn()).isFalse();
    }

    @Test
    void aTurnThatWasCutIsOverAndIsNotFollowedByAnother() {
        add();
        add();
        queue.beginTurn();
        queue.cutTurn();
        queue.addFirst(entry());
        assertThat(queue.inTurn()).isFalse();
        assertThat(queue.nextTurn()).isFalse();
        assertThat(queue.size()).isEqualTo(3);
        queue.beginTurn();
        assertThat(queue.inTurn()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, true", "4096, true", "4097, false"})
    void anEmptyAndALargeTurnAreNotMadeInPlace(int size, boolean inPlace) {
        queue.beginTurn();
        for (int i = 0; i < size; i++) {
            add();
        }
        assertThat(queue.nextTurn()).isEqualTo(inPlace);
    }

    /** Nothing that has been taken is kept from the collector, at whatever position. */
    @Test
    void forgetsWhatHasBeenTaken() throws ReflectiveOperationException {
        Random random = new Random(2);
        for (int round = 0; round < 500; round++) {
            for (int i = random.nextInt(200); i > 0; i--) {
                if (random.nextInt(3) == 0) {
                    Waiter first = entry();
                    queue.addFirst(first);
                    model.addFirst(first);
                } else {
                    add();
                }
                if (random.nextBoolean()) {
                    poll();
                }
            }
            while (random.nextInt(20) != 0 && !model.isEmpty()) {
                poll();
            }
            queue.forget();
            assertThat(slots()).containsExactlyInAnyOrderElementsOf(model);
        }
    }

    private List<Waiter> slots() throws ReflectiveOperationException {
        Field ring = ReadyQueue.class.getDeclaredField("ring");
        ring.setAccessible(true);
        return Arrays.stream((Waiter[]) ring.get(queue))
                .filter(Objects::nonNull)
                .toList();
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

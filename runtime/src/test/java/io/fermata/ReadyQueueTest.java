package io.fermata;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
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

    @Test
    void anEmptyTurnIsNotMadeInPlace() {
        queue.beginTurn();
        assertThat(queue.nextTurn()).isFalse();
        add();
        assertThat(queue.nextTurn()).isTrue();
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
            assertThat(slots()).hasSameSizeAs(model);
            assertThat(Set.copyOf(slots())).hasSameSizeAs(model).isEqualTo(Set.copyOf(model)); // all of them different
        }
    }

    private List<Waiter> slots() throws ReflectiveOperationException {
        Set<Waiter[]> blocks = Collections.newSetFromMap(new IdentityHashMap<>());
        for (String name : List.of("reading", "writing", "spare")) {
            if (field(name) instanceof Waiter[] block) {
                blocks.add(block);
            }
        }
        for (Object block : (Iterable<?>) field("later")) {
            blocks.add((Waiter[]) block);
        }
        return blocks.stream().flatMap(Arrays::stream).filter(Objects::nonNull).toList();
    }

    private Object field(String name) throws ReflectiveOperationException {
        Field field = ReadyQueue.class.getDeclaredField(name);
        field.setAccessible(true);
        return field.get(queue);
    }

    /** A steady flow goes round in the same two blocks. */
    @Test
    void usesAgainWhatHasBeenWorkedOff() throws ReflectiveOperationException {
        Set<Object> blocks = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int i = 0; i < 10_000; i++) {
            add();
            poll();
            blocks.add(field("writing"));
        }
        assertThat(blocks).hasSize(2);
    }

    @Test
    void showsWhatIsReadyInOrder() {
        for (int i = 0; i < 1_000; i++) {
            add();
            if (i % 3 == 0) {
                poll();
            }
            List<Waiter> shown = new ArrayList<>();
            queue.forEach(shown::add);
            assertThat(shown).isEqualTo(List.copyOf(model));
        }
    }

    /** Bursts of all sizes. */
    @Test
    void randomly() {
        Random random = new Random(1);
        for (int burst = 1; burst < 40_000; burst = burst * 3 / 2 + 1) {
            for (int i = 0; i < burst; i++) {
                add();
            }
            int left = random.nextInt(100);
            while (queue.size() > left) {
                poll();
                if (random.nextInt(50) == 0) {
                    add();
                }
            }
            assertThat(queue.size()).isEqualTo(model.size());
        }
        while (!model.isEmpty()) {
            poll();
        }
    }
}

package io.fermata;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimersTest {

    private final Timers timers = new Timers(new ReadyQueue());
    private final List<Owner> woken = new ArrayList<>();

    private final class Owner extends Callback {
        private long time;
        private int order;

        @Override
        void run() {
            throw new AssertionError();
        }

        @Override
        void wake() {
            woken.add(this);
        }
    }

    private Owner add(long time) {
        Owner owner = new Owner();
        timers.add(owner, time);
        return owner;
    }

    @Test
    void wakesWhatIsDueInTheOrderOfTimeAndInsertion() {
        Owner late = add(9);
        Owner first = add(5);
        Owner second = add(5);
        Owner early = add(-3);
        timers.wakeDue(4);
        assertThat(woken).containsExactly(early);
        timers.wakeDue(5);
        assertThat(woken).containsExactly(early, first, second);
        assertThat(timers.pending()).isEqualTo(1);
        assertThat(timers.nextTime()).isEqualTo(9);
        timers.wakeDue(Long.MAX_VALUE - 1);
        assertThat(woken).containsExactly(early, first, second, late);
        assertThat(timers.pending()).isZero();
        assertThat(timers.nextTime()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aNumberTakenBeforehandKeepsThePlace() {
        Owner reserved = new Owner();
        int number = timers.number();
        Owner later = add(5);
        timers.add(reserved, 5, number);
        timers.wakeDue(5);
        assertThat(woken).containsExactly(reserved, later);
    }

    @Test
    void aCancelledTimerDoesNotWakeAndMayBeSetAnew() {
        Owner owner = add(5);
        timers.cancel(owner);
        timers.cancel(owner);
        assertThat(timers.pending()).isZero();
        timers.add(owner, 7);
        timers.wakeDue(6);
        assertThat(woken).isEmpty();
        assertThat(timers.nextTime()).isEqualTo(7);
        timers.wakeDue(7);
        assertThat(woken).containsExactly(owner);
        assertThat(timers.pending()).isZero();
    }

    @Test
    void theTimeOfATimer() {
        Owner none = new Owner();
        Owner cancelled = add(1);
        Owner one = add(5);
        Owner two = add(3);
        timers.cancel(cancelled);
        assertThat(timers.timeOf(one)).isEqualTo(5);
        assertThat(timers.timeOf(two)).isEqualTo(3);
        assertThat(timers.timeOf(none)).isEqualTo(Long.MAX_VALUE);
        assertThat(timers.timeOf(cancelled)).isEqualTo(Long.MAX_VALUE);
        timers.index();
        assertThat(timers.timeOf(one)).isEqualTo(5);
        assertThat(timers.timeOf(two)).isEqualTo(3);
        assertThat(timers.timeOf(none)).isEqualTo(Long.MAX_VALUE);
        assertThat(timers.timeOf(cancelled)).isEqualTo(Long.MAX_VALUE);
        Owner afterwards = add(2);
        timers.wakeDue(2);
        Owner last = add(4);
        assertThat(timers.timeOf(afterwards)).isEqualTo(Long.MAX_VALUE);
        assertThat(timers.timeOf(one)).isEqualTo(5);
        assertThat(timers.timeOf(two)).isEqualTo(3);
        assertThat(timers.timeOf(last)).isEqualTo(4);
    }

    @Test
    void clearedTimersMayBeSetAnew() {
        Owner owner = add(5);
        add(6);
        Owner cancelled = add(7);
        timers.cancel(cancelled);
        timers.clear();
        assertThat(timers.pending()).isZero();
        assertThat(owner.timer).isZero();
        timers.wakeDue(10);
        assertThat(woken).isEmpty();
        timers.add(owner, 11);
        timers.cancel(owner);
        assertThat(timers.pending()).isZero();
        timers.add(owner, 12);
        timers.wakeDue(12);
        assertThat(woken).containsExactly(owner);
    }

    @Test
    void whatIsCancelledIsNotHeldForLong() {
        Owner kept = add(1_000_000);
        List<WeakReference<Owner>> cancelled = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            Owner owner = add(2_000_000 + i);
            timers.cancel(owner);
            cancelled.add(new WeakReference<>(owner));
        }
        System.gc();
        assertThat(cancelled.stream().filter(each -> each.get() != null).count())
                .isLessThan(200);
        timers.wakeDue(1_000_000);
        assertThat(woken).containsExactly(kept);
    }

    /** Against a sorted set that does the same. */
    @ParameterizedTest
    @ValueSource(ints = {10, 300, 5_000})
    void randomly(int many) {
        Comparator<Owner> byTime = Comparator.comparingLong(owner -> owner.time);
        TreeSet<Owner> model = new TreeSet<>(byTime.thenComparingInt(owner -> owner.order));
        Random random = new Random(many);
        List<Owner> alive = new ArrayList<>();
        long now = 0;
        for (int i = 0; i < 100_000; i++) {
            boolean growing = i / 20_000 % 2 == 0;
            if (model.size() < many && random.nextInt(10) < (growing ? 7 : 3)) {
                Owner owner = new Owner();
                owner.time = now + 1 + random.nextInt(many);
                owner.order = i;
                timers.add(owner, owner.time);
                model.add(owner);
                alive.add(owner);
            } else if (!alive.isEmpty() && random.nextInt(4) > 0) {
                Owner owner = alive.remove(random.nextInt(alive.size()));
                timers.cancel(owner);
                model.remove(owner);
            } else if (random.nextInt(many) < 20) {
                now += random.nextInt(many / 2);
                List<Owner> due = new ArrayList<>();
                while (!model.isEmpty() && model.first().time <= now) {
                    due.add(model.pollFirst());
                }
                woken.clear();
                timers.wakeDue(now);
                assertThat(woken).isEqualTo(due);
                alive.removeAll(due);
            }
            assertThat(timers.pending()).isEqualTo(model.size());
            if (i % 16 == 0) {
                assertThat(timers.nextTime()).isEqualTo(model.isEmpty() ? Long.MAX_VALUE : model.first().time);
            }
        }
    }
}

package io.fermata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The wait list against a list of the JDK's. */
class WaiterTest {

    private @Nullable Waiter first;
    private final List<Waiter> model = new ArrayList<>();
    private final List<Waiter> woken = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void membersComeAndGoAnywhere(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            int size = model.size();
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> append(new Member());
                case 3 -> insert(new Member(), random.nextInt(size + 1));
                case 4 -> remove(0);
                case 5 -> remove(size - 1);
                case 6 -> remove(size == 0 ? 0 : random.nextInt(size));
                default -> {
                    if (random.nextInt(50) == 0) {
                        wakeAll();
                    }
                }
            }
            check();
        }
    }

    private void append(Waiter added) {
        first = first == null ? added : Waiter.append(first, added);
        model.add(added);
    }

    private void insert(Waiter added, int index) {
        if (first != null && index < model.size()) {
            first = Waiter.insert(first, added, model.get(index));
            model.add(index, added);
        }
    }

    private void remove(int index) {
        if (first != null) {
            Waiter removed = model.remove(index);
            first = Waiter.remove(first, removed);
            assertUnlinked(removed);
        }
    }

    private void wakeAll() {
        woken.clear();
        Waiter.wakeAll(first);
        first = null;
        assertThat(woken).containsExactlyElementsOf(model);
        woken.forEach(WaiterTest::assertUnlinked);
        model.clear();
    }

    private void check() {
        List<Waiter> members = new ArrayList<>();
        for (Waiter each = first; each != null; each = each.next) {
            members.add(each);
        }
        assertThat(members).containsExactlyElementsOf(model);
        assertThat(Waiter.length(first)).isEqualTo(model.size());
        for (int i = 1; i < members.size(); i++) {
            assertThat(members.get(i).prev).isSameAs(members.get(i - 1));
        }
        if (first != null) {
            assertThat(first.prev).isSameAs(members.size() == 1 ? null : members.get(members.size() - 1));
        }
    }

    private static void assertUnlinked(Waiter waiter) {
        assertThat(waiter.next).isNull();
        assertThat(waiter.prev).isNull();
    }

    private final class Member extends Waiter {
        @Override
        void run() {
            throw new AssertionError();
        }

        @Override
        void wake() {
            woken.add(this);
        }

        @Override
        @Nullable
        Object outcome(Task<?> task) {
            return null;
        }

        @Override
        boolean withdraw(Task<?> task) {
            throw new AssertionError();
        }

        @Override
        String describe(Task<?> task) {
            return "a test";
        }
    }
}

package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.gather;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.sleep;
import static io.fermata.Asyncio.toThread;
import static io.fermata.Asyncio.waitAny;
import static io.fermata.Asyncio.waitFor;
import static io.fermata.Script.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DumpTest extends LoopTest {

    /** The tasks' lines, without the frames. */
    private List<String> dump() throws IOException {
        StringBuilder text = new StringBuilder();
        loop.dump(text);
        return tasks(text);
    }

    private static List<String> tasks(CharSequence text) {
        return text.toString()
                .lines()
                .filter(line -> !line.matches(" +(in|at) .*"))
                .toList();
    }

    @Test
    void eachTaskStandsUnderTheFirstThatWaitsForIt() {
        Task<Object> inner = sleeper("inner", 5);
        Task<Object> middle = createTask(script().await(inner), "middle");
        createTask(script().await(middle), "outer");
        createTask(script().await(middle), "late");
        createTask(script().await(waitFor(sleeper("timed", 3), 2)), "patient");
        Task<Object> main = createTask(
                script().sleep(1)
                        .run(() -> assertThat(dump())
                                .containsExactly(
                                        "EventLoop[main, virtual time, running]: 7 tasks",
                                        "  outer, waits for middle",
                                        "    middle, waits for inner, also awaited by late",
                                        "      inner, waits for sleep, 4000 ms left",
                                        "  late, waits for middle",
                                        "  patient, waits for timed with a timeout",
                                        "    timed, waits for sleep, 2000 ms left",
                                        "  main, running")),
                "main");
        run(main);
    }

    @Test
    void asDoTheChildrenOfGathersGroupsAndWaits() {
        Task<Object> first = sleeper("first", 5);
        Task<Object> second = sleeper("second", 6);
        createTask(script().await(gather(first, second)), "gatherer");
        createTask(script().await(waitAny(List.of(sleeper("third", 7), sleeper("fourth", 8)))), "chooser");
        TaskGroup group = new TaskGroup();
        group.createTask(script().sleep(9), "member");
        createTask(script().await(group.join()), "leader");
        run(script().sleep(1)
                .run(() -> assertThat(dump())
                        .containsExactly(
                                "EventLoop[main, virtual time, running]: 9 tasks",
                                "  gatherer, waits for gather of [first, second]",
                                "    first, waits for sleep, 4000 ms left",
                                "    second, waits for sleep, 5000 ms left",
                                "  chooser, waits for the first of [third, fourth]",
                                "    third, waits for sleep, 6000 ms left",
                                "    fourth, waits for sleep, 7000 ms left",
                                "  leader, waits for TaskGroup[1 tasks]",
                                "    member, waits for sleep, 8000 ms left",
                                "  Task-9, running")));
    }

    @Test
    void manyTasksAreWrittenAsTheyAreRead() {
        dumpOf(20_000);
    }

    @Test
    @Tag("slow")
    void aMillionTasksAreWrittenAsTheyAreRead() {
        dumpOf(1_000_000);
    }

    private void dumpOf(int tasks) {
        for (int i = 0; i < tasks; i++) {
            sleeper("sleeper", 5 + i);
        }
        Counter out = new Counter(tasks / 10);
        double[] before = new double[1];
        run(script().sleep(1).run(() -> {
            before[0] = SoakTest.heap();
            loop.dump(out);
        }));
        System.out.printf(
                "dump of %d tasks: %d characters, heap %.1f MB before, at most %.1f MB meanwhile%n",
                tasks, out.characters, before[0], out.heap);
        assertThat(out.tasks).isEqualTo(tasks);
        assertThat(out.longest).isLessThan(200);
        assertThat(out.heap - before[0]).isLessThan(1 + tasks * 16e-6);
        assertThat(out.texts).contains("waits for sleep, 4000 ms left", "waits for sleep, 1004000 ms left");
    }

    /** Counts what is written, and measures the heap now and then. */
    private static final class Counter implements Appendable {
        private final int interval;
        private final Set<String> texts = new HashSet<>();
        private int tasks;
        private int longest;
        private long characters;
        private double heap;

        Counter(int interval) {
            this.interval = interval;
        }

        @Override
        public Appendable append(CharSequence text) {
            characters += text.length();
            longest = Math.max(longest, text.length());
            if (text.toString().startsWith("waits") && texts.size() < 2_000) {
                texts.add(text.toString());
            }
            if (text.equals("sleeper") && tasks++ % interval == 0) {
                heap = Math.max(heap, SoakTest.heap());
            }
            return this;
        }

        @Override
        public Appendable append(CharSequence text, int start, int end) {
            return append(text.subSequence(start, end));
        }

        @Override
        public Appendable append(char c) {
            return append(String.valueOf(c));
        }
    }

    @Test
    void aDeepChainOfTasksNeedsNoStack() {
        Task<Object> task = sleeper("last", 5);
        for (int i = 0; i < 20_000; i++) {
            Task<Object> inner = task;
            task = createTask(script().await(inner), "link");
        }
        Task<Object> outermost = task;
        run(script().sleep(1).run(() -> assertThat(dump()).hasSize(20_003)).run(outermost::cancel));
    }

    @Test
    void aDeadlockListsSomeOfManyTasks() {
        Event event = new Event();
        for (int i = 0; i < 1_500; i++) {
            createTask(script().await(event));
        }
        assertThatThrownBy(() -> run(script().await(event)))
                .isInstanceOf(DeadlockException.class)
                .hasMessageContaining("1501 tasks")
                .hasMessageContaining("and 501 more");
    }

    @Test
    void fromAnotherThreadTheLoopWritesIt() {
        StringBuilder text = new StringBuilder();
        createTask(script().await(new Event()), "waiter");
        run(script().await(toThread(() -> {
            loop.dump(text);
            return null;
        })));
        assertThat(tasks(text)).contains("  waiter, waits for Event[unset, 1 waiting]");
    }

    @Test
    void whenAStepHoldsTheLoopTheThreadIsShown() {
        StringBuilder text = new StringBuilder();
        run(createTask(script().run(() -> hog(text)), "hog"));
        assertThat(text.toString().lines())
                .contains("EventLoop[main, virtual time, running] does not answer: hog is running")
                .anyMatch(line -> line.matches("    at (io.fermata/)?io.fermata.DumpTest.hog\\(DumpTest.java:\\d+\\)"));
    }

    private void hog(StringBuilder text) throws InterruptedException {
        Thread observer = new Thread(() -> {
            try {
                DumpFromOutside.write(loop, text, 1);
            } catch (IOException failure) {
                throw new AssertionError(failure);
            }
        });
        observer.start();
        observer.join();
    }

    @Test
    void aClosedLoopSaysSo() throws Exception {
        StringBuilder text = new StringBuilder();
        loop.close();
        Thread observer = new Thread(() -> {
            try {
                loop.dump(text);
            } catch (IOException failure) {
                throw new AssertionError(failure);
            }
        });
        observer.start();
        observer.join();
        assertThat(text).hasToString("EventLoop[main, virtual time, closed]\n");
    }

    private void waiting(Awaitable<?> awaitable) {
        createTask(script().await(awaitable), "waiter");
    }

    @Test
    void everyWaitIsDescribed() {
        Lock lock = new Lock();
        Semaphore semaphore = new Semaphore(0);
        Queue<Integer> empty = new Queue<>();
        Queue<Integer> full = new Queue<>(1);
        full.putNowait(1);
        ThreadSafeFlag flag = new ThreadSafeFlag();
        CompletableFuture<String> future = new CompletableFuture<>();
        Task<Object> shielded = sleeper("shielded", 7);
        loop.runUntilComplete(lock.acquire());
        waiting(lock.acquire());
        waiting(lock.hold());
        waiting(semaphore.acquire());
        waiting(semaphore.hold());
        waiting(new Barrier(2));
        waiting(empty.get());
        waiting(full.put(2));
        waiting(full.join());
        waiting(flag);
        waiting(step -> step.await(future));
        waiting(Asyncio.shield(shielded));
        waiting(waitFor(script().sleep(5), 6));
        run(script().sleep(1)
                .run(() -> assertThat(dump().stream()
                                .filter(line -> line.contains("waiter"))
                                .map(String::strip))
                        .containsExactly(
                                "waiter, waits for Lock[locked, 2 waiting]",
                                "waiter, waits for Lock[locked, 2 waiting]",
                                "waiter, waits for Semaphore[0 free, 2 waiting]",
                                "waiter, waits for Semaphore[0 free, 2 waiting]",
                                "waiter, waits for Barrier[filling, 1 of 2 waiting]",
                                "waiter, waits for get, Queue[0, 1 getting, 0 putting]",
                                "waiter, waits for put, Queue[1 of 1, 0 getting, 1 putting]",
                                "waiter, waits for join, Queue[1 of 1, 0 getting, 1 putting]",
                                "waiter, waits for ThreadSafeFlag[unset]",
                                "waiter, waits for " + future,
                                "waiter, waits for shield of shielded",
                                "waiter, waits for Task-16 with a timeout")));
        assertThat(sleep(1.5)).hasToString("sleep(1.5)");
        assertThat(waitFor(sleep(1), 2)).hasToString("waitFor(sleep(1.0), 2.0)");
    }
}

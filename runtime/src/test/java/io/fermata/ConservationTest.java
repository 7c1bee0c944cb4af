package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.sleep;
import static io.fermata.Asyncio.waitFor;
import static io.fermata.Script.script;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random programs with cancellations and timeouts at every moment: no permit, item or signal is lost or doubled, and
 * nobody is left waiting for what is there. Times are small whole numbers, so that much falls together.
 */
class ConservationTest extends LoopTest {

    private static final int PROGRAMS = 300;

    private Random random;

    /** What may be cancelled. */
    private final List<Task<Object>> tasks = new ArrayList<>();

    private final List<Task<Object>> spared = new ArrayList<>();

    private interface Program {
        void run() throws Throwable;
    }

    private void eachOf(int seed, Program program) throws Throwable {
        for (int i = 0; i < PROGRAMS; i++) {
            random = new Random(seed * 1_000_000L + i);
            tasks.clear();
            spared.clear();
            virtualTime();
            try {
                program.run();
            } catch (Throwable failure) {
                throw new AssertionError("program " + i + " of seed " + seed + ": " + failure, failure);
            }
        }
        assertReported();
    }

    private double soon() {
        return random.nextInt(4);
    }

    /** Cancels tasks at random, and runs until all have ended. */
    private void runAll() {
        Script chaos = script();
        for (int i = tasks.isEmpty() ? 0 : random.nextInt(12); i > 0; i--) {
            chaos.then((step, value) ->
                            sleep(random.nextInt(3) == 0 ? soon() : 0).await(step))
                    .run(() -> tasks.get(random.nextInt(tasks.size())).cancel());
        }
        createTask(chaos);
        List<Task<Object>> all = new ArrayList<>(tasks);
        all.addAll(spared);
        run(Asyncio.gather(all).returnExceptions());
    }

    private void task(Script script) {
        tasks.add(createTask(script));
    }

    /**
     * A task that waits for this and then goes on: one that may be cancelled, or one that waits with a timeout. Not both,
     * since what {@code waitFor} was given in the very pass in which it is cancelled goes with the cancellation.
     */
    private <T> void waiting(Awaitable<T> awaitable, Script.Stage then) {
        if (random.nextInt(3) == 0) {
            double timeout = soon();
            spared.add(createTask(script().sleep(soon())
                    .then((step, value) -> waitFor(awaitable, timeout).await(step))
                    .then(then)));
        } else {
            task(script().sleep(soon())
                    .then((step, value) -> awaitable.await(step))
                    .then(then));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void permits(int seed) throws Throwable {
        eachOf(seed, () -> {
            int permits = 1 + random.nextInt(3);
            Semaphore semaphore = new BoundedSemaphore(permits);
            int[] inside = {0};
            for (int i = 2 + random.nextInt(6); i > 0; i--) {
                waiting(semaphore.hold(), (step, hold) -> {
                    assertThat(++inside[0]).isLessThanOrEqualTo(permits);
                    Script using = script().sleep(soon()).anyway(() -> {
                        inside[0]--;
                        ((Hold) hold).close();
                    });
                    return using.await(step);
                });
            }
            runAll();
            assertThat(inside[0]).isZero();
            assertThat(semaphore.statistics()).isEqualTo(new Semaphore.Statistics(permits, 0, 0));
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void items(int seed) throws Throwable {
        eachOf(seed, () -> {
            Queue<Integer> queue = new Queue<>(random.nextInt(3));
            List<Object> put = new ArrayList<>();
            List<Object> got = new ArrayList<>();
            int count = 2 + random.nextInt(6);
            for (int i = 0; i < count; i++) {
                int item = i;
                waiting(queue.put(item), (step, value) -> put.add(item));
                waiting(queue.get(), (step, value) -> {
                    got.add(value);
                    queue.taskDone();
                    return null;
                });
                if (random.nextInt(3) == 0) {
                    task(script().sleep(soon()).run(() -> {
                        if (!queue.empty()) {
                            got.add(queue.getNowait());
                            queue.taskDone();
                        }
                    }));
                }
            }
            createTask(script().sleep(50).run(queue::shutdown));
            runAll();
            while (!queue.empty()) {
                got.add(queue.getNowait());
                queue.taskDone();
            }
            assertThat(got).containsExactlyInAnyOrderElementsOf(put);
            assertThat(queue.statistics()).isEqualTo(new Queue.Statistics(0, 0, 0, 0));
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void signals(int seed) throws Throwable {
        eachOf(seed, () -> {
            Condition condition = new Condition();
            int[] items = {0};
            int[] taken = {0};
            int consumers = 2 + random.nextInt(5);
            for (int i = 0; i < consumers; i++) {
                task(script().sleep(soon()).await(condition.hold()).then((step, hold) -> {
                    Script taking = script().await(condition.waitFor(() -> items[0] != 0))
                            .run(() -> {
                                if (items[0] > 0) {
                                    items[0]--;
                                    taken[0]++;
                                }
                            })
                            .sleep(soon())
                            .anyway(((Hold) hold)::close);
                    return taking.await(step);
                }));
            }
            int produced = random.nextInt(consumers + 2);
            for (int i = 0; i < produced; i++) {
                spared.add(createTask(script().sleep(soon() * 2)
                        .await(condition.acquire())
                        .run(() -> items[0]++)
                        .run(condition::signal)
                        .sleep(soon())
                        .run(condition::release)));
            }
            int[] waitingBeside = {0};
            spared.add(createTask(script().sleep(60)
                    .await(condition.acquire())
                    .run(() -> waitingBeside[0] =
                            items[0] > 0 ? condition.statistics().waiting() : 0)
                    .run(() -> items[0] = items[0] == 0 ? -1 : items[0])
                    .run(condition::signalAll)
                    .run(condition::release)
                    .sleep(5)
                    .await(condition.acquire())
                    .run(() -> items[0] = -1)
                    .run(condition::signalAll)
                    .run(condition::release)));
            runAll();
            assertThat(waitingBeside[0]).as("who waits beside an item").isZero();
            assertThat(taken[0]).isLessThanOrEqualTo(produced);
            assertThat(condition.locked()).isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void groups(int seed) throws Throwable {
        eachOf(seed, () -> {
            int[] running = {0};
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                TaskGroup group = new TaskGroup();
                for (int j = random.nextInt(5); j > 0; j--) {
                    boolean fails = random.nextInt(6) == 0;
                    tasks.add(group.createTask(script().run(() -> running[0]++)
                            .sleep(soon())
                            .run(() -> {
                                if (fails) {
                                    throw new IllegalArgumentException();
                                }
                            })
                            .anyway(() -> running[0]--)));
                }
                task(script().await(group.join()).anyway(group::close));
            }
            loop.setExceptionHandler(
                    (loop, context) -> assertThat(context.exception()).isInstanceOf(IllegalArgumentException.class));
            runAll();
            run(script().sleep(1));
            assertThat(running[0]).isZero();
            assertThat(loop.statistics().tasks()).isZero();
        });
    }
}

package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.gather;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.sleep;
import static io.fermata.Asyncio.sleepMs;
import static io.fermata.Asyncio.waitForMs;
import static io.fermata.Script.script;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Very many tasks of all kinds, some 1,000 at a time, with cancellations and timeouts at random: at the end nothing is
 * left of them, neither on the loop nor on the heap.
 */
class SoakTest extends LoopTest {

    /** Tasks per virtual millisecond. */
    private static final int BATCH = 64;

    /** How many megabytes the heap may differ between the first quarter and the end. */
    private static final double FLAT = 2;

    private final Random random = new Random(1);
    private final Lock lock = new Lock();
    private final Semaphore semaphore = new Semaphore(3);
    private final Queue<Integer> queue = new Queue<>(100);
    private Event event = new Event();

    private int started;
    private int finished;
    private int cancelled;
    private int timedOut;
    private int failed;

    @Test
    void aHundredThousandTasks() {
        soak(100_000);
    }

    @Test
    @Tag("slow")
    void tenMillionTasks() {
        soak(Integer.getInteger("fermata.soak.tasks", 10_000_000));
    }

    private void soak(int tasks) {
        loop.setExceptionHandler((loop, context) -> failed++);
        long begun = System.nanoTime();
        Driver driver = new Driver(tasks);
        run(driver);
        double after = heap();
        System.out.printf(
                "%d tasks in %.0f s: %d finished, %d cancelled, %d timed out, %d failed;"
                        + " heap %.2f MB after a quarter, %.2f MB at the end of the work, %.2f MB after the run%n",
                tasks,
                (System.nanoTime() - begun) / 1e9,
                finished,
                cancelled,
                timedOut,
                failed,
                driver.afterAQuarter,
                driver.atTheEnd,
                after);
        assertThat(started).isEqualTo(tasks);
        assertThat(finished + cancelled + timedOut + failed).isEqualTo(tasks);
        assertThat(finished).isPositive();
        assertThat(cancelled).isPositive();
        assertThat(timedOut).isPositive();
        assertThat(failed).isPositive();
        assertThat(loop.statistics()).isEqualTo(new EventLoop.Statistics(0, 0, 0, 0));
        assertThat(lock.statistics()).isEqualTo(new Lock.Statistics(false, 0));
        assertThat(semaphore.statistics()).isEqualTo(new Semaphore.Statistics(3, 0, 0));
        assertThat(driver.atTheEnd - driver.afterAQuarter).isLessThan(FLAT);
        assertThat(after - driver.afterAQuarter).isLessThan(FLAT);
    }

    /** Megabytes in use after a collection. */
    static double heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
    }

    /** Starts the tasks, and cancels some of those that have begun. */
    private final class Driver extends Coro<@Nullable Void> {
        private final int tasks;
        private final Task<?>[] recent = new Task<?>[1_000];
        private double afterAQuarter;
        private double atTheEnd;

        Driver(int tasks) {
            this.tasks = tasks;
        }

        @Override
        protected void resume(Step step) throws Throwable {
            if (state == 1) {
                step.result();
            }
            if (started == tasks) {
                atTheEnd = heap();
                step.complete();
                return;
            }
            for (int i = 0; i < BATCH && started < tasks; i++) {
                if (started++ == tasks / 4) {
                    afterAQuarter = heap();
                }
                int slot = random.nextInt(recent.length);
                if (recent[slot] != null && random.nextInt(3) == 0) {
                    recent[slot].cancel();
                }
                recent[slot] = createTask(worker());
                recent[slot].addDoneCallback(this::count);
            }
            event.set();
            event = new Event();
            sleepMs(1).await(step);
            suspend(step, 1);
        }

        private void count(Task<?> task) {
            if (task.cancelled()) {
                cancelled++;
            } else if (!task.failed()) {
                finished++;
            } else if (task.ending() instanceof AwaitTimeoutException) {
                task.retrieved();
                timedOut++;
            }
        }
    }

    private double millis() {
        return random.nextInt(20);
    }

    private Coro<?> worker() {
        switch (random.nextInt(9)) {
            case 0:
                return script().await(sleepMs(millis()));
            case 1:
                return waitForMs(script().await(sleepMs(millis())), random.nextInt(20));
            case 2:
                return waitForMs(holding(lock.hold()), random.nextInt(20));
            case 3:
                return holding(semaphore.hold());
            case 4:
                return waitForMs(queue.get(), random.nextInt(20));
            case 5:
                return script().await(waitForMs(queue.put(1), random.nextInt(20)));
            case 6:
                return script().await(gather(script().await(sleepMs(millis())), script().await(event)));
            case 7:
                return script().await(waitForMs(event, random.nextInt(3)));
            default:
                return script().await(sleepMs(millis())).fail(new IllegalStateException());
        }
    }

    /** Waits for the hold, and lets others run while it has it. */
    private static Coro<?> holding(Hold hold) {
        return script().await(hold).await(sleep(0)).anyway(hold::close);
    }
}

package io.fermata;

import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Debug mode: tells of steps and callbacks that held the loop for too long, in real time. */
final class SlowSteps {

    private final LongSupplier nanoTime;
    private final Consumer<String> out;
    private long limit = 100_000_000;

    SlowSteps() {
        this(System::nanoTime, line -> System.err.println(line));
    }

    SlowSteps(LongSupplier nanoTime, Consumer<String> out) {
        this.nanoTime = nanoTime;
        this.out = out;
    }

    void limit(long nanos) {
        limit = nanos;
    }

    long begin() {
        return nanoTime.getAsLong();
    }

    void end(Waiter ran, long begun) {
        long took = nanoTime.getAsLong() - begun;
        if (took >= limit) {
            out.accept(name(ran) + " held the loop for " + took / 1_000_000 + " ms");
        }
    }

    private static String name(Waiter ran) {
        if (ran instanceof Task<?> task) {
            @Nullable Coro<?> leaf = task.leaf();
            return "A step of " + task.name() + (leaf == null ? ", its last one," : ", which is in " + leaf + " now,");
        }
        return ran instanceof Handle ? "A callback" : "A step of " + ran;
    }
}

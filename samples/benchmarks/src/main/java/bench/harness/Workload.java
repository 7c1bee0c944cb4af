package bench.harness;

import bench.api.Peer;
import java.util.SplittableRandom;
import java.util.function.IntToLongFunction;

/**
 * The workloads. Each has one size, which the scale runs vary: a number of iterations or tasks, or the depth of a chain.
 */
public enum Workload {
    W1a("one task yields", 1_000_000 / Workload.divisor(), (p, n, m) -> p.yieldAlone(n), n -> n, n -> n),
    W1b(
            "1,000 tasks yield in turn",
            1_000 / Workload.divisor(),
            (p, n, m) -> p.yieldInTurn(n, yieldsOfEach(n)),
            n -> (long) n * yieldsOfEach(n),
            n -> (long) n * yieldsOfEach(n)),
    W1c(
            "one task yields, a timer pending",
            1_000_000 / Workload.divisor(),
            (p, n, m) -> p.yieldBesideTimer(n),
            n -> n,
            n -> n),
    W2(
            "create a task and await it",
            1_000_000 / Workload.divisor(),
            (p, n, m) -> p.spawnAndJoin(n),
            Workload::sumBelow,
            n -> n),
    W3_chain1("call that does not suspend, chain of 1", 1),
    W3_chain10("call that does not suspend, chain of 10", 10),
    W3_chain100("call that does not suspend, chain of 100", 100),
    W3_fib27(
            "fib(27), every call awaited",
            Workload.divisor() == 1 ? 27 : 12,
            (p, n, m) -> p.fib(n),
            Workload::fib,
            n -> 2 * fib(n + 1) - 1),
    W4a(
            "resume at the bottom of a chain of 100",
            100,
            (p, n, m) -> p.suspendChain(repetitions(n), n, yieldsOfLeaf(n)),
            n -> repetitions(n) * (n - 1L + yieldsOfLeaf(n)),
            n -> (long) repetitions(n) * yieldsOfLeaf(n)),
    W4b(
            "suspend once through a chain of 100, per frame",
            100,
            (p, n, m) -> p.suspendChain(chains(n), n, 1),
            n -> (long) chains(n) * n,
            n -> (long) chains(n) * n),
    W5(
            "gather of 10,000 tasks that yield once",
            10_000 / Workload.divisor(),
            (p, n, m) -> p.gather(n),
            Workload::sumBelow,
            n -> n),
    W6a(
            "100,000 sleepers of 1 to 100 ms",
            100_000 / Workload.divisor(),
            (p, n, m) -> m.timing(n, 100, () -> p.sleepers(millis(n))),
            n -> n,
            n -> n),
    W6b(
            "wait_for, inner does not suspend",
            100_000 / Workload.divisor(),
            (p, n, m) -> p.timeoutOfTrivial(n),
            Workload::sumBelow,
            n -> n),
    W6c(
            "wait_for, inner yields once",
            100_000 / Workload.divisor(),
            (p, n, m) -> p.timeoutOfSuspending(n),
            Workload::sumBelow,
            n -> n),
    W7a(
            "task parked in sleep(3600)",
            1_000_000 / Workload.divisor(),
            (p, n, m) -> p.parkInSleep(n, m.phasesOf(n)),
            n -> n,
            n -> n),
    W7b(
            "task parked on one event",
            1_000_000 / Workload.divisor(),
            (p, n, m) -> p.parkOnEvent(n, m.phasesOf(n)),
            n -> n,
            n -> n),
    W8(
            "lock hand-over among 100 tasks",
            100,
            (p, n, m) -> p.handOver(n, acquisitionsOfEach(n)),
            n -> (long) n * acquisitionsOfEach(n),
            n -> (long) n * acquisitionsOfEach(n)),
    W9(
            "two tasks, two events, a round trip",
            100_000 / Workload.divisor(),
            (p, n, m) -> p.roundTrips(n),
            n -> n,
            n -> n);

    /** What the table calls it. */
    final String title;

    /** The size that its definition gives. */
    final int size;

    private final Body body;
    private final IntToLongFunction expected;
    private final IntToLongFunction operations;

    Workload(String title, int size, Body body, IntToLongFunction expected, IntToLongFunction operations) {
        this.title = title;
        this.size = size;
        this.body = body;
        this.expected = expected;
        this.operations = operations;
    }

    /** A chain of W3: the size is the number of calls. */
    Workload(String title, int depth) {
        this(
                title,
                1_000_000 / Workload.divisor(),
                (p, n, m) -> p.callChain(depth, n / depth),
                n -> sumBelow(n / depth) + n,
                n -> n);
    }

    /** What a plot over the size calls it. */
    String scaledTitle() {
        return title.replaceAll("(100|1,000|10,000|100,000) (?=tasks|sleepers)", "")
                .replaceAll(" of 100(?=,|$)", "");
    }

    /** Runs it once. */
    void run(Peer peer, int size, Meter meter) {
        long returned = body.run(peer, size, meter);
        long right = expected.applyAsLong(size);
        if (returned != right) {
            throw new IllegalStateException(this + " of size " + size + " returned " + returned + ", not " + right);
        }
    }

    /** How many operations, in the sense of the table, a run of that size has. */
    long operations(int size) {
        return operations.applyAsLong(size);
    }

    /** Whether a run is one shot that is measured from inside, rather than something to be repeated for a time. */
    boolean metered() {
        return this == W6a || this == W7a || this == W7b;
    }

    /** How much memory it needs. */
    String heap() {
        return this == W7a || this == W7b ? "5g" : "2g";
    }

    /** By what the sizes are divided, for a smoke run; 1 otherwise. */
    private static int divisor() {
        return Integer.getInteger("bench.divisor", 1);
    }

    private static int yieldsOfEach(int tasks) {
        return Math.max(10, 1_000_000 / divisor() / tasks);
    }

    private static int repetitions(int depth) {
        return Math.max(1, Math.min(100, 10_000 / divisor() / depth));
    }

    private static int yieldsOfLeaf(int depth) {
        return Math.max(1_000, 10 * depth);
    }

    private static int chains(int depth) {
        return Math.max(1, 100_000 / divisor() / depth);
    }

    private static int acquisitionsOfEach(int tasks) {
        return Math.max(1, 100_000 / divisor() / tasks);
    }

    private static long sumBelow(int n) {
        return n * (n - 1L) / 2;
    }

    private static long fib(int n) {
        return n < 2 ? n : fib(n - 1) + fib(n - 2);
    }

    /** Uniform from 1 to 100, the same in each run. */
    private static int[] millis(int n) {
        return new SplittableRandom(6).ints(n, 1, 101).toArray();
    }

    /** One run of a peer. */
    private interface Body {
        long run(Peer peer, int size, Meter meter);
    }
}

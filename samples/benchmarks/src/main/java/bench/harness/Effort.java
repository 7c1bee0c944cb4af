package bench.harness;

import org.openjdk.jmh.runner.options.TimeValue;

/** How long to measure. */
record Effort(int forks, int warmups, int iterations, TimeValue time, int shots) {
    static final Effort FULL = new Effort(2, 5, 6, TimeValue.milliseconds(250), 3);
    static final Effort QUICK = new Effort(1, 3, 3, TimeValue.milliseconds(250), 1);

    Effort withForks(int forks) {
        return new Effort(forks, warmups, iterations, time, shots);
    }
}

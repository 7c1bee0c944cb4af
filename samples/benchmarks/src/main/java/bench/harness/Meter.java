package bench.harness;

import bench.api.Probe;
import java.lang.management.ManagementFactory;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Measures, from inside a run, what the time of the whole run does not tell. */
final class Meter {
    private final Map<Metric, Double> values = new EnumMap<>(Metric.class);

    /** What was measured since the last call. */
    Map<Metric, Double> take() {
        Map<Metric, Double> taken = Map.copyOf(values);
        values.clear();
        return taken;
    }

    /** Measures a run of n tasks by the CPU time of this process, and by how much it lasted longer than it had to. */
    long timing(int n, long leastMillis, LongSupplier run) {
        long cpu = cpuNanos();
        long begun = System.nanoTime();
        long returned = run.getAsLong();
        long wall = System.nanoTime() - begun;
        values.put(Metric.CPU, (double) (cpuNanos() - cpu) / n);
        values.put(Metric.LATE, (wall - TimeUnit.MILLISECONDS.toNanos(leastMillis)) / 1e6);
        return returned;
    }

    /** A probe for n tasks that are parked and released. */
    Probe phasesOf(int n) {
        return new Phases(n);
    }

    private static long cpuNanos() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime();
    }

    private final class Phases implements Probe {
        private final int n;
        private long used;
        private long begun;

        Phases(int n) {
            this.n = n;
        }

        @Override
        public void begin() {
            used = usedAfterCollection();
            begun = System.nanoTime();
        }

        @Override
        public void parked() {
            values.put(Metric.CREATE, (double) (System.nanoTime() - begun) / n);
            values.put(Metric.HEAP, (double) (usedAfterCollection() - used) / n);
            begun = System.nanoTime();
        }

        @Override
        public void ended() {
            values.put(Metric.RELEASE, (double) (System.nanoTime() - begun) / n);
        }

        private static long usedAfterCollection() {
            for (int i = 0; i < 3; i++) {
                System.gc();
            }
            return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        }
    }
}

package bench.harness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures with JMH, in forked VMs. */
final class Laboratory {
    private static final String ALLOCATION = "gc.alloc.rate.norm";

    private final Effort effort;
    private final boolean verbose;

    Laboratory(Effort effort, boolean verbose) {
        this.effort = effort;
        this.verbose = verbose;
    }

    /** All peers on all workloads; the peers of a workload one after the other, so that their ratios share the noise. */
    List<Measurement> measure(List<PeerName> peers, List<Workload> workloads) {
        List<Measurement> measurements = new ArrayList<>();
        for (Workload workload : workloads) {
            for (PeerName peer : peers) {
                measurements.add(measure(peer, workload, workload.size));
            }
        }
        return measurements;
    }

    /** One peer on one workload. */
    Measurement measure(PeerName peer, Workload workload, int size) {
        System.err.printf("%s %s %,d%n", workload, peer, size);
        List<String> jvmArgs = jvmArgs(peer, workload);
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + PeerBenchmark.class.getName().replace(".", "\\.") + "\\.run$")
                .param("peer", peer.name())
                .param("workload", workload.name())
                .param("size", Integer.toString(size))
                .jvmArgs(jvmArgs.toArray(String[]::new))
                .forks(effort.forks())
                .timeUnit(TimeUnit.NANOSECONDS)
                .addProfiler(GCProfiler.class)
                .addProfiler(MeterProfiler.class)
                .shouldFailOnError(false)
                .verbosity(verbose ? VerboseMode.NORMAL : VerboseMode.SILENT);
        if (workload.metered()) {
            options.mode(Mode.SingleShotTime).warmupIterations(effort.shots()).measurementIterations(effort.shots());
        } else {
            options.mode(Mode.AverageTime)
                    .warmupIterations(effort.warmups())
                    .measurementIterations(effort.iterations())
                    .warmupTime(effort.time())
                    .measurementTime(effort.time());
        }
        try {
            Map<Metric, Double> values = new EnumMap<>(Metric.class);
            for (RunResult result : new Runner(options.build()).run()) {
                read(result, workload, size, values);
            }
            return new Measurement(peer, workload, size, values);
        } catch (RunnerException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same for all peers, but for what a peer cannot do without. The heap's pages are there before the first run. */
    static List<String> jvmArgs(PeerName peer, Workload workload) {
        List<String> args = new ArrayList<>(
                List.of("-Xms" + workload.heap(), "-Xmx" + workload.heap(), "-XX:+UseG1GC", "-XX:+AlwaysPreTouch"));
        if (Runtime.version().feature() >= 24) {
            args.add("--sun-misc-unsafe-memory-access=allow"); // JMH 1.37 would make it warn
        }
        args.addAll(peer.jvmArgs());
        return args;
    }

    private static void read(RunResult run, Workload workload, int size, Map<Metric, Double> values) {
        double operations = workload.operations(size);
        Map<Metric, List<Double>> samples = new EnumMap<>(Metric.class);
        for (BenchmarkResult fork : run.getBenchmarkResults()) {
            for (IterationResult iteration : fork.getIterationResults()) {
                if (!workload.metered()) {
                    add(samples, Metric.TIME, iteration.getPrimaryResult().getScore() / operations);
                }
                iteration.getSecondaryResults().forEach((label, result) -> {
                    if (label.endsWith(ALLOCATION)) {
                        add(samples, Metric.ALLOCATION, result.getScore() / operations);
                    } else {
                        Arrays.stream(Metric.values())
                                .filter(metric -> metric.name().equals(label))
                                .forEach(metric -> add(samples, metric, result.getScore()));
                    }
                });
            }
        }
        samples.forEach((metric, list) -> values.put(metric, median(list)));
    }

    private static void add(Map<Metric, List<Double>> samples, Metric metric, double value) {
        samples.computeIfAbsent(metric, key -> new ArrayList<>()).add(value);
    }

    static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}

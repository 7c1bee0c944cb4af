package bench.harness;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Ratios on a machine that others use too: the least CPU time of the peer's thread over many runs, in a VM of its own.
 * Only for peers that do all their work on the thread that calls them, and not for what the meter measures.
 */
final class Sprint {
    private static final String MARK = "best ";

    private Sprint() {}

    /** Whether the CPU time of the calling thread says something about that peer. */
    static boolean fits(PeerName peer, Workload workload) {
        return (peer == PeerName.hand || peer == PeerName.kotlin || peer == PeerName.fermata) && !workload.metered();
    }

    static List<Measurement> measure(List<PeerName> peers, List<Workload> workloads)
            throws IOException, InterruptedException {
        List<Measurement> measurements = new ArrayList<>();
        for (Workload workload : workloads) {
            for (PeerName peer : peers) {
                if (fits(peer, workload)) {
                    double time = fork(peer, workload);
                    System.err.printf("%s %s %.2f%n", workload, peer, time);
                    Map<Metric, Double> values = new EnumMap<>(Metric.class);
                    values.put(Metric.TIME, time);
                    measurements.add(new Measurement(peer, workload, workload.size, values));
                }
            }
        }
        return measurements;
    }

    private static double fork(PeerName peer, Workload workload) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(Laboratory.jvmArgs(peer, workload));
        command.addAll(List.of(
                "-cp", System.getProperty("java.class.path"), Sprint.class.getName(), peer.name(), workload.name()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes());
        process.waitFor();
        return output.lines()
                .filter(line -> line.startsWith(MARK))
                .mapToDouble(line -> Double.parseDouble(line.substring(MARK.length())))
                .findFirst()
                .orElse(Double.NaN);
    }

    /** In the forked VM. */
    public static void main(String[] args) {
        PeerName peer = PeerName.valueOf(args[0]);
        Workload workload = Workload.valueOf(args[1]);
        var threads = ManagementFactory.getThreadMXBean();
        double best = Double.MAX_VALUE;
        long end = System.nanoTime() + 2_000_000_000;
        for (int i = 0; i < 40 || System.nanoTime() < end; i++) {
            long begun = threads.getCurrentThreadCpuTime();
            workload.run(peer.create(), workload.size, PeerBenchmark.METER);
            long spent = threads.getCurrentThreadCpuTime() - begun;
            best = Math.min(best, (double) spent / workload.operations(workload.size));
        }
        System.out.println(MARK + best);
    }
}

package bench.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The cost per operation against the number of tasks, or the depth of a chain: a plot and a table for each. */
final class Scale {
    private static final List<Series> ALL = List.of(
            new Series(Workload.W1b, Metric.TIME, "tasks", 10, 1_000, 10_000, 100_000, 1_000_000),
            new Series(Workload.W5, Metric.TIME, "tasks", 10, 1_000, 10_000, 100_000, 1_000_000),
            new Series(Workload.W6a, Metric.CPU, "tasks", 1_000, 10_000, 100_000, 1_000_000),
            new Series(Workload.W7a, Metric.CREATE, "tasks", 1_000, 10_000, 100_000, 1_000_000),
            new Series(Workload.W7a, Metric.RELEASE, "tasks", 1_000, 10_000, 100_000, 1_000_000),
            new Series(Workload.W7a, Metric.HEAP, "tasks", 1_000, 10_000, 100_000, 1_000_000),
            new Series(Workload.W7b, Metric.CREATE, "tasks", 1_000, 10_000, 100_000, 1_000_000),
            new Series(Workload.W7b, Metric.RELEASE, "tasks", 1_000, 10_000, 100_000, 1_000_000),
            new Series(Workload.W8, Metric.TIME, "tasks", 10, 1_000, 10_000, 100_000, 1_000_000),
            new Series(Workload.W4a, Metric.TIME, "depth", 1, 10, 100, 1_000, 10_000, 100_000, 1_000_000),
            new Series(Workload.W4b, Metric.TIME, "depth", 1, 10, 100, 1_000, 10_000, 100_000, 1_000_000));

    private Scale() {}

    static void run(Settings settings) throws IOException {
        Path folder = Files.createDirectories(Path.of(settings.output()));
        Laboratory laboratory = new Laboratory(settings.effort(), settings.verbose());
        List<Measurement> measured = new ArrayList<>();
        for (Series series : ALL) {
            if (settings.workloads().contains(series.workload)) {
                plot(series, settings.peers(), laboratory, measured, folder);
            }
        }
    }

    private static void plot(
            Series series, List<PeerName> peers, Laboratory laboratory, List<Measurement> measured, Path folder)
            throws IOException {
        String name = series.workload + " " + series.workload.scaledTitle()
                + (series.metric.title.isEmpty() ? "" : ", " + series.metric.title);
        Plot plot = new Plot(name, series.across, series.metric.unit + " per operation");
        System.out.printf("%n%s (%s)%n%n| %s |", name, series.metric.unit, series.across);
        for (int size : series.sizes) {
            System.out.printf(Locale.ROOT, " %,d |", size);
        }
        System.out.printf("%n|%s%n", " --- |".repeat(series.sizes.length + 1));
        for (PeerName peer : peers) {
            System.out.printf("| %s |", peer);
            List<Plot.Point> points = new ArrayList<>();
            for (int size : series.sizes) {
                double value =
                        once(peer, series.workload, size, laboratory, measured).value(series.metric);
                points.add(new Plot.Point(size, value));
                System.out.printf(Locale.ROOT, Double.isNaN(value) ? " fails |" : " %.1f |", value);
            }
            System.out.println();
            plot.line(peer.name(), points);
        }
        if (!plot.isEmpty()) {
            String file = series.workload + (series.metric == Metric.TIME ? "" : "-" + series.metric) + ".svg";
            Files.writeString(folder.resolve(file.toLowerCase(Locale.ROOT)), plot.svg());
        }
    }

    /** One run has all the metrics of its workload. */
    private static Measurement once(
            PeerName peer, Workload workload, int size, Laboratory laboratory, List<Measurement> measured) {
        for (Measurement each : measured) {
            if (each.peer() == peer && each.workload() == workload && each.size() == size) {
                return each;
            }
        }
        Measurement measurement = laboratory.measure(peer, workload, size);
        measured.add(measurement);
        return measurement;
    }

    private record Series(Workload workload, Metric metric, String across, int... sizes) {}
}

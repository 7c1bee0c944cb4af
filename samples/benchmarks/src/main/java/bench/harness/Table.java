package bench.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The results as Markdown: a line for each workload and metric, a column for each peer, and ratios. */
final class Table {
    private final List<PeerName> peers;
    private final List<Measurement> measurements;

    /** The peer whose ratios are shown, if it was measured. */
    private final Optional<PeerName> subject;

    Table(List<PeerName> peers, List<Measurement> measurements) {
        this.peers = peers;
        this.measurements = measurements;
        this.subject =
                peers.stream().filter(peer -> peer.name().startsWith("fermata")).reduce((first, last) -> last);
    }

    String markdown() {
        List<String> head = new ArrayList<>(List.of("workload", "unit"));
        peers.forEach(peer -> head.add(peer.name()));
        subject.ifPresent(name -> {
            head.add(name + " / hand");
            head.add("kotlin / " + name);
        });
        StringBuilder text = new StringBuilder();
        line(text, head);
        line(text, head.stream().map(column -> "---").toList());
        for (Workload workload : Workload.values()) {
            for (Metric metric : Metric.values()) {
                if (measurements.stream()
                        .anyMatch(m -> m.workload() == workload && m.values().containsKey(metric))) {
                    line(text, row(workload, metric));
                }
            }
        }
        return text.toString();
    }

    private List<String> row(Workload workload, Metric metric) {
        List<String> cells = new ArrayList<>();
        boolean allocation = metric == Metric.ALLOCATION;
        cells.add(
                metric == Metric.TIME
                        ? workload + " " + workload.title
                        : allocation ? "… allocated" : workload + " " + workload.title + ", " + metric.title);
        cells.add(metric.unit);
        for (PeerName peer : peers) {
            cells.add(number(value(peer, workload, metric)));
        }
        subject.ifPresent(name -> {
            double own = value(name, workload, metric);
            cells.add(allocation ? "" : number(own / value(PeerName.hand, workload, metric)));
            cells.add(allocation ? "" : number(value(PeerName.kotlin, workload, metric) / own));
        });
        return cells;
    }

    private double value(PeerName peer, Workload workload, Metric metric) {
        return measurements.stream()
                .filter(m -> m.peer() == peer && m.workload() == workload)
                .mapToDouble(m -> m.value(metric))
                .findFirst()
                .orElse(Double.NaN);
    }

    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        return String.format(
                Locale.ROOT, value < 0.05 ? "%.0f" : value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%,.0f", value);
    }

    private static void line(StringBuilder text, List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}

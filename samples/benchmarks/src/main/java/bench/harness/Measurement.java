package bench.harness;

import java.util.Map;

/**
 * What one peer needs for one workload: medians over all iterations of all forks, per operation. No values if the peer
 * failed.
 */
record Measurement(PeerName peer, Workload workload, int size, Map<Metric, Double> values) {

    /** NaN if there is none. */
    double value(Metric metric) {
        return values.getOrDefault(metric, Double.NaN);
    }
}

package bench.harness;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/** Hands JMH what the meter has measured in an iteration, as secondary results. */
public final class MeterProfiler implements InternalProfiler {
    @Override
    public String getDescription() {
        return "What a workload measures from inside";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        PeerBenchmark.METER.take();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        List<Result<?>> results = new ArrayList<>();
        PeerBenchmark.METER
                .take()
                .forEach((metric, value) ->
                        results.add(new ScalarResult(metric.name(), value, metric.unit, AggregationPolicy.AVG)));
        return results;
    }
}

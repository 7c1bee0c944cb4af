package bench.harness;

import bench.api.Peer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One workload on one peer; JMH forks a VM for each pair. */
@State(Scope.Benchmark)
public class PeerBenchmark {
    static final Meter METER = new Meter();

    @Param
    public PeerName peer = PeerName.hand;

    @Param
    public Workload workload = Workload.W1a;

    /** 0: the size that the definition of the workload gives. */
    @Param("0")
    public int size;

    private Peer running = peer.create();

    @Setup
    public void create() {
        running = peer.create();
        if (size == 0) {
            size = workload.size;
        }
    }

    @Benchmark
    public void run() {
        workload.run(running, size, METER);
    }
}

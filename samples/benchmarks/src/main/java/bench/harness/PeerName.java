package bench.harness;

import bench.api.Peer;
import bench.cf.CompletableFuturePeer;
import bench.fermata.FermataPeer;
import bench.hand.HandPeer;
import bench.kotlin.KotlinPeer;
import bench.loom.LoomPeer;
import bench.loom.VirtualThreads;
import java.util.List;
import java.util.function.Supplier;

/** The peers, in the order of the table's columns. */
public enum PeerName {
    hand(HandPeer::new),
    kotlin(KotlinPeer::new),
    loom(LoomPeer::new),
    loom1(LoomPeer::new, "-Djdk.virtualThreadScheduler.parallelism=1", "-Djdk.virtualThreadScheduler.maxPoolSize=1"),
    cf(CompletableFuturePeer::new),
    fermata(FermataPeer::new);

    private final Supplier<Peer> create;
    private final List<String> jvmArgs;

    PeerName(Supplier<Peer> create, String... jvmArgs) {
        this.create = create;
        this.jvmArgs = List.of(jvmArgs);
    }

    Peer create() {
        return create.get();
    }

    List<String> jvmArgs() {
        return jvmArgs;
    }

    /** Whether this JDK has what the peer needs. */
    boolean available() {
        return this != loom && this != loom1 || VirtualThreads.available();
    }
}

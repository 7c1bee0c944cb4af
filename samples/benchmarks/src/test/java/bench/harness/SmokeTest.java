package bench.harness;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every peer gives the right value for every workload, at a small part of its size. */
class SmokeTest {

    @ParameterizedTest
    @EnumSource
    void valuesAreRight(PeerName peer) {
        assumeTrue(peer.available(), "this JDK has no virtual threads");
        for (Workload workload : Workload.values()) {
            assertThatCode(() -> workload.run(peer.create(), workload.size, new Meter()))
                    .as("%s on %s", workload, peer)
                    .doesNotThrowAnyException();
        }
    }
}

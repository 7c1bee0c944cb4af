package bench.fermata.generated_by_hand;

import static io.fermata.Asyncio.run;

import bench.api.Peer;
import bench.api.Probe;

/** Fermata's runtime under hand-written continuations. */
public final class ByHandPeer implements Peer {
    @Override
    public long yieldAlone(int n) {
        return run(ByHandAsync.yields(n));
    }

    @Override
    public long yieldInTurn(int tasks, int n) {
        return run(ByHandAsync.yieldInTurn(tasks, n));
    }

    @Override
    public long yieldBesideTimer(int n) {
        return run(ByHandAsync.yieldBesideTimer(n));
    }

    @Override
    public long spawnAndJoin(int n) {
        return run(ByHandAsync.spawnAndJoin(n));
    }

    @Override
    public long callChain(int depth, int n) {
        return run(ByHandAsync.chains(depth, n));
    }

    @Override
    public long fib(int n) {
        return run(ByHandAsync.fibonacci(n));
    }

    @Override
    public long suspendChain(int repetitions, int depth, int yields) {
        return run(ByHandAsync.suspendingChains(repetitions, depth, yields));
    }

    @Override
    public long gather(int n) {
        return run(ByHandAsync.gatherAll(n));
    }

    @Override
    public long sleepers(int[] millis) {
        return run(ByHandAsync.sleepers(millis));
    }

    @Override
    public long timeoutOfTrivial(int n) {
        return run(ByHandAsync.timeoutOfTrivial(n));
    }

    @Override
    public long timeoutOfSuspending(int n) {
        return run(ByHandAsync.timeoutOfSuspending(n));
    }

    @Override
    public long parkInSleep(int n, Probe probe) {
        return run(ByHandAsync.parkInSleep(n, probe));
    }

    @Override
    public long parkOnEvent(int n, Probe probe) {
        return run(ByHandAsync.parkOnEvent(n, probe));
    }

    @Override
    public long handOver(int tasks, int n) {
        return run(ByHandAsync.handOver(tasks, n));
    }

    @Override
    public long roundTrips(int n) {
        return run(ByHandAsync.roundTrips(n));
    }
}

package bench.hand;

import bench.api.Peer;
import bench.api.Probe;

/** Hand-written state machines. */
public final class HandPeer implements Peer {
    @Override
    public long yieldAlone(int n) {
        return run(new Yields(n));
    }

    @Override
    public long yieldInTurn(int tasks, int n) {
        return run(new YieldsInTurn(tasks, n));
    }

    @Override
    public long yieldBesideTimer(int n) {
        return run(new YieldsBesideTimer(n));
    }

    @Override
    public long spawnAndJoin(int n) {
        return run(new SpawnAndJoin(n));
    }

    @Override
    public long callChain(int depth, int n) {
        return run(new CallChain(depth, n));
    }

    @Override
    public long fib(int n) {
        return run(new Fib(n));
    }

    @Override
    public long suspendChain(int repetitions, int depth, int yields) {
        return run(new SuspendChain(repetitions, depth, yields));
    }

    @Override
    public long gather(int n) {
        return run(new Gather(n));
    }

    @Override
    public long sleepers(int[] millis) {
        return run(new Sleepers(millis));
    }

    @Override
    public long timeoutOfTrivial(int n) {
        return run(new Timeouts(n, false));
    }

    @Override
    public long timeoutOfSuspending(int n) {
        return run(new Timeouts(n, true));
    }

    @Override
    public long parkInSleep(int n, Probe probe) {
        return run(new ParkInSleep(n, probe));
    }

    @Override
    public long parkOnEvent(int n, Probe probe) {
        return run(new ParkOnEvent(n, probe));
    }

    @Override
    public long handOver(int tasks, int n) {
        return run(new HandOver(tasks, n));
    }

    @Override
    public long roundTrips(int n) {
        return run(new RoundTrips(n));
    }

    private static long run(Task main) {
        return new Loop().run(main);
    }
}

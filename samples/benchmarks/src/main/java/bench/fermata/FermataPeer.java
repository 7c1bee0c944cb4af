package bench.fermata;

import static io.fermata.Asyncio.run;

import bench.api.Peer;
import bench.api.Probe;

/** Fermata. */
public final class FermataPeer implements Peer {
    @Override
    public long yieldAlone(int n) {
        return run(TurnsAsync.yields(n));
    }

    @Override
    public long yieldInTurn(int tasks, int n) {
        return run(TurnsAsync.yieldInTurn(tasks, n));
    }

    @Override
    public long yieldBesideTimer(int n) {
        return run(TurnsAsync.yieldBesideTimer(n));
    }

    @Override
    public long spawnAndJoin(int n) {
        return run(CallsAsync.spawnAndJoin(n));
    }

    @Override
    public long callChain(int depth, int n) {
        return run(CallsAsync.chains(depth, n));
    }

    @Override
    public long fib(int n) {
        return run(CallsAsync.fib(n));
    }

    @Override
    public long suspendChain(int repetitions, int depth, int yields) {
        return run(CallsAsync.suspendingChains(repetitions, depth, yields));
    }

    @Override
    public long gather(int n) {
        return run(TasksAsync.gatherAll(n));
    }

    @Override
    public long sleepers(int[] millis) {
        return run(TasksAsync.sleepers(millis));
    }

    @Override
    public long timeoutOfTrivial(int n) {
        return run(TasksAsync.timeoutOfTrivial(n));
    }

    @Override
    public long timeoutOfSuspending(int n) {
        return run(TasksAsync.timeoutOfSuspending(n));
    }

    @Override
    public long parkInSleep(int n, Probe probe) {
        return run(ParkedAsync.inSleep(n, probe));
    }

    @Override
    public long parkOnEvent(int n, Probe probe) {
        return run(ParkedAsync.onEvent(n, probe));
    }

    @Override
    public long handOver(int tasks, int n) {
        return run(SharedAsync.handOver(tasks, n));
    }

    @Override
    public long roundTrips(int n) {
        return run(SharedAsync.roundTrips(n));
    }
}

package bench.hand;

import bench.api.Probe;

/** The main task of W7a. */
final class ParkInSleep extends Task {
    private final int n;
    private final Probe probe;
    private Sleeper[] tasks = new Sleeper[0];

    ParkInSleep(int n, Probe probe) {
        this.n = n;
        this.probe = probe;
    }

    @Override
    boolean resume(Loop loop) {
        switch (state) {
            case 0:
                probe.begin();
                tasks = new Sleeper[n];
                for (int i = 0; i < n; i++) {
                    tasks[i] = new Sleeper(Loop.HOUR);
                    loop.ready.add(tasks[i]);
                }
                return yieldOnce(loop);
            case 1:
                probe.parked();
                for (Sleeper task : tasks) {
                    task.cancel(loop);
                }
                return yieldOnce(loop);
            default:
                int ended = 0;
                for (Sleeper task : tasks) {
                    if (task.done) {
                        ended++;
                    }
                }
                probe.ended();
                return end(loop, ended);
        }
    }

    private boolean yieldOnce(Loop loop) {
        state++;
        loop.ready.add(this);
        return false;
    }
}

package bench.hand;

import bench.api.Probe;

/** The main task of W7b. */
final class ParkOnEvent extends Task {
    private final int n;
    private final Probe probe;
    private final Event event = new Event();
    private Waiter[] tasks = new Waiter[0];

    ParkOnEvent(int n, Probe probe) {
        this.n = n;
        this.probe = probe;
    }

    @Override
    boolean resume(Loop loop) {
        switch (state) {
            case 0:
                probe.begin();
                tasks = new Waiter[n];
                for (int i = 0; i < n; i++) {
                    tasks[i] = new Waiter(event);
                    loop.ready.add(tasks[i]);
                }
                return yieldOnce(loop);
            case 1:
                probe.parked();
                event.set(loop);
                return yieldOnce(loop);
            default:
                int ended = 0;
                for (Waiter task : tasks) {
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

    private static final class Waiter extends Task {
        private final Event event;

        Waiter(Event event) {
            this.event = event;
        }

        @Override
        boolean resume(Loop loop) {
            if (state == 0) {
                state = 1;
                if (!event.set) {
                    event.waiters.add(this);
                    return false;
                }
            }
            return end(loop, 0);
        }
    }
}

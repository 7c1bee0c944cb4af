package bench.hand;

import java.util.concurrent.TimeUnit;

/** The main task of W6a. */
final class Sleepers extends Task {
    private final int[] millis;
    private final Sleeper[] tasks;
    private int i;

    Sleepers(int[] millis) {
        this.millis = millis;
        tasks = new Sleeper[millis.length];
    }

    @Override
    boolean resume(Loop loop) {
        if (state == 0) {
            state = 1;
            for (int t = 0; t < tasks.length; t++) {
                tasks[t] = new Sleeper(TimeUnit.MILLISECONDS.toNanos(millis[t]));
                loop.ready.add(tasks[t]);
            }
        }
        for (; i < tasks.length; i++) {
            if (!tasks[i].done) {
                tasks[i].joiner = this;
                return false;
            }
        }
        return end(loop, i);
    }
}

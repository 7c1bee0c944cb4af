package bench.hand;

/** The main task of W8. */
final class HandOver extends Task {
    private final int n;
    private final Worker[] tasks;
    private final Lock lock = new Lock();
    private long counter;
    private int i;

    HandOver(int tasks, int n) {
        this.n = n;
        this.tasks = new Worker[tasks];
    }

    @Override
    boolean resume(Loop loop) {
        if (state == 0) {
            state = 1;
            for (int t = 0; t < tasks.length; t++) {
                tasks[t] = new Worker();
                loop.ready.add(tasks[t]);
            }
        }
        for (; i < tasks.length; i++) {
            if (!tasks[i].done) {
                tasks[i].joiner = this;
                return false;
            }
        }
        return end(loop, counter);
    }

    private final class Worker extends Task {
        private int round;
        private long read;

        @Override
        boolean resume(Loop loop) {
            for (; ; ) {
                switch (state) {
                    case 0:
                        if (round == n) {
                            return end(loop, 0);
                        }
                        state = 1;
                        if (!lock.acquire(this)) {
                            return false;
                        }
                        break;
                    case 1:
                        read = counter;
                        state = 2;
                        loop.ready.add(this);
                        return false;
                    default:
                        counter = read + 1;
                        lock.release(loop);
                        round++;
                        state = 0;
                        break;
                }
            }
        }
    }
}

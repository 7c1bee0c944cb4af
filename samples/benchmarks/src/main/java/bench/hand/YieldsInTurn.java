package bench.hand;

/** The main task of W1b. */
final class YieldsInTurn extends Task {
    private final int n;
    private final Yields[] tasks;
    private int i;
    private long sum;

    YieldsInTurn(int tasks, int n) {
        this.n = n;
        this.tasks = new Yields[tasks];
    }

    @Override
    boolean resume(Loop loop) {
        if (state == 0) {
            for (int t = 0; t < tasks.length; t++) {
                Yields task = new Yields(n);
                tasks[t] = task;
                loop.ready.add(task);
            }
            state = 1;
        }
        for (; i < tasks.length; i++) {
            if (!tasks[i].done) {
                tasks[i].joiner = this;
                return false;
            }
            sum += tasks[i].result;
        }
        return end(loop, sum);
    }
}

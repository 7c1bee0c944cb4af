package bench.hand;

/** {@code async yields(n): for i in n: yield; c++; return c} as a task of its own. */
final class Yields extends Task {
    private final int n;
    private int i;
    private int count;

    Yields(int n) {
        this.n = n;
    }

    @Override
    boolean resume(Loop loop) {
        if (state == 1) {
            count++;
            i++;
        }
        if (i < n) {
            state = 1;
            loop.ready.add(this);
            return false;
        }
        return end(loop, count);
    }
}

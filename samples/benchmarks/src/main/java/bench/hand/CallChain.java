package bench.hand;

/** The main task of W3's chains. A call runs on the Java stack and would make a frame if it suspended. */
final class CallChain extends Task {
    private final int depth;
    private final int n;
    private int i;
    private long sum;

    CallChain(int depth, int n) {
        this.depth = depth;
        this.n = n;
    }

    @Override
    boolean resume(Loop loop) {
        long s = sum;
        int x = i;
        if (state == 1) {
            s += loop.result;
            x++;
        }
        for (; x < n; x++) {
            int called = call(loop, depth, x);
            if (loop.parked(this)) {
                sum = s;
                i = x;
                state = 1;
                return false;
            }
            s += called;
        }
        return end(loop, s);
    }

    private static int call(Loop loop, int d, int x) {
        if (d == 1) {
            return x + 1;
        }
        int below = call(loop, d - 1, x);
        if (loop.suspended) {
            loop.push(new Adder());
            return 0;
        }
        return 1 + below;
    }
}

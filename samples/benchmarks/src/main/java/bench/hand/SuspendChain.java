package bench.hand;

/** The main task of W4: chains of calls on the Java stack that become frames when the leaf yields. */
final class SuspendChain extends Task {
    private final int repetitions;
    private final int depth;
    private final int yields;
    private int i;
    private long sum;

    SuspendChain(int repetitions, int depth, int yields) {
        this.repetitions = repetitions;
        this.depth = depth;
        this.yields = yields;
    }

    @Override
    boolean resume(Loop loop) {
        if (state == 1) {
            sum += loop.result;
            i++;
        }
        for (; i < repetitions; i++) {
            int called = call(loop, depth, yields);
            if (loop.parked(this)) {
                state = 1;
                return false;
            }
            sum += called;
        }
        return end(loop, sum);
    }

    private static int call(Loop loop, int d, int yields) {
        if (d == 1) {
            return leaf(loop, yields);
        }
        int below = call(loop, d - 1, yields);
        if (loop.suspended) {
            loop.push(new Adder());
            return 0;
        }
        return 1 + below;
    }

    private static int leaf(Loop loop, int n) {
        if (n == 0) {
            return 0;
        }
        Leaf leaf = new Leaf(n);
        loop.ready.add(leaf);
        loop.park(leaf);
        return 0;
    }

    private static final class Leaf extends Frame {
        private final int n;
        private int count;

        Leaf(int n) {
            this.n = n;
        }

        @Override
        boolean resume(Loop loop) {
            if (++count < n) {
                loop.ready.add(this);
                return false;
            }
            loop.result = count;
            return true;
        }
    }
}

package bench.hand;

/** The main task of W3's Fibonacci numbers. */
final class Fib extends Task {
    private final int n;

    Fib(int n) {
        this.n = n;
    }

    @Override
    boolean resume(Loop loop) {
        if (state == 1) {
            return end(loop, loop.result);
        }
        int called = call(loop, n);
        if (loop.parked(this)) {
            state = 1;
            return false;
        }
        return end(loop, called);
    }

    private static int call(Loop loop, int n) {
        if (n < 2) {
            return n;
        }
        int left = call(loop, n - 1);
        if (loop.suspended) {
            loop.push(new Call(n, 0, 1));
            return 0;
        }
        int right = call(loop, n - 2);
        if (loop.suspended) {
            loop.push(new Call(n, left, 2));
            return 0;
        }
        return left + right;
    }

    private static final class Call extends Frame {
        private final int n;
        private int left;

        Call(int n, int left, int state) {
            this.n = n;
            this.left = left;
            this.state = state;
        }

        @Override
        boolean resume(Loop loop) {
            if (state == 1) {
                left = (int) loop.result;
                int right = call(loop, n - 2);
                if (loop.parked(this)) {
                    state = 2;
                    return false;
                }
                loop.result = right;
            }
            loop.result += left;
            return true;
        }
    }
}

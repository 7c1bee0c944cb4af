package bench.hand;

/** The main task of W5. */
final class Gather extends Task {
    private final int[] results;
    private int pending;

    Gather(int n) {
        results = new int[n];
        pending = n;
    }

    @Override
    boolean resume(Loop loop) {
        if (state == 0) {
            state = 1;
            for (int i = 0; i < results.length; i++) {
                loop.ready.add(new Once(i, this));
            }
            return false;
        }
        long sum = 0;
        for (int result : results) {
            sum += result;
        }
        return end(loop, sum);
    }

    void ended(Loop loop, int i, int result) {
        results[i] = result;
        if (--pending == 0) {
            loop.ready.add(this);
        }
    }

    /** {@code async once(i): yield; return i} as a child of the gather. */
    private static final class Once extends Task {
        private final int i;
        private final Gather gather;

        Once(int i, Gather gather) {
            this.i = i;
            this.gather = gather;
        }

        @Override
        boolean resume(Loop loop) {
            if (state == 0) {
                state = 1;
                loop.ready.add(this);
                return false;
            }
            gather.ended(loop, i, i);
            return end(loop, i);
        }
    }
}

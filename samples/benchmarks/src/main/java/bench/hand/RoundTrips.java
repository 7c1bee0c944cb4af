package bench.hand;

/** The main task of W9. */
final class RoundTrips extends Task {
    private final int n;
    private final Event ping = new Event();
    private final Event pong = new Event();
    private final A a = new A();
    private final B b = new B();

    RoundTrips(int n) {
        this.n = n;
    }

    @Override
    boolean resume(Loop loop) {
        if (state == 0) {
            state = 1;
            loop.ready.add(a);
            loop.ready.add(b);
        }
        if (!a.done) {
            a.joiner = this;
            return false;
        }
        if (!b.done) {
            b.joiner = this;
            return false;
        }
        return end(loop, a.result);
    }

    private final class A extends Task {
        private int i;

        @Override
        boolean resume(Loop loop) {
            for (; ; ) {
                if (state == 0) {
                    if (i == n) {
                        return end(loop, i);
                    }
                    ping.set(loop);
                    state = 1;
                    if (!pong.set) {
                        pong.waiters.add(this);
                        return false;
                    }
                }
                pong.set = false;
                i++;
                state = 0;
            }
        }
    }

    private final class B extends Task {
        private int i;

        @Override
        boolean resume(Loop loop) {
            for (; ; ) {
                if (state == 0) {
                    if (i == n) {
                        return end(loop, i);
                    }
                    state = 1;
                    if (!ping.set) {
                        ping.waiters.add(this);
                        return false;
                    }
                }
                ping.set = false;
                pong.set(loop);
                i++;
                state = 0;
            }
        }
    }
}

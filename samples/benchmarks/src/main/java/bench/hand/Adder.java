package bench.hand;

/** The frame of {@code return 1 + await …}. */
final class Adder extends Frame {
    @Override
    boolean resume(Loop loop) {
        loop.result++;
        return true;
    }
}

package io.fermata;

/** News from another thread for something of the runtime's own. */
final class Arrival extends Callback {

    private final Runnable action;

    Arrival(Runnable action) {
        this.action = action;
    }

    @Override
    void run() {
        action.run();
    }

    @Override
    void wake() {
        throw new AssertionError(this);
    }
}

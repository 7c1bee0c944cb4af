package io.fermata;

/** The loop's time in nanoseconds: real, or virtual, which stands still until the loop sets it. */
final class Clock {

    /** One origin for all loops, so that time goes on when a loop is replaced. */
    private static final long ORIGIN = System.nanoTime();

    final boolean virtual;
    private long virtualNow;

    Clock(boolean virtual) {
        this.virtual = virtual;
    }

    long now() {
        return virtual ? virtualNow : System.nanoTime() - ORIGIN;
    }

    void jumpTo(long time) {
        virtualNow = Math.max(virtualNow, time);
    }

    /** The time so many nanoseconds from now, without overflow. */
    long after(long nanos) {
        long now = now();
        return nanos > Long.MAX_VALUE - 1 - now ? Long.MAX_VALUE - 1 : now + nanos;
    }

    /** To the nearest nanosecond, but never a positive duration to nothing. */
    static long nanos(double amount, double unitNanos) {
        if (amount > 0) {
            return Math.max(1, (long) (amount * unitNanos + 0.5)); // Math.round takes several times as long
        }
        if (Double.isNaN(amount)) {
            throw new IllegalArgumentException("a duration cannot be NaN");
        }
        return (long) (amount * unitNanos);
    }

    static long nanos(java.time.Duration duration) {
        try {
            return duration.toNanos();
        } catch (ArithmeticException tooLong) {
            return duration.isNegative() ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }
}

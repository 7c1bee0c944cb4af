package bench.hand;

/** A node of the timer heap. */
final class Timer {
    final long deadline;
    final long order;
    final Frame frame;
    int index;

    Timer(long deadline, long order, Frame frame) {
        this.deadline = deadline;
        this.order = order;
        this.frame = frame;
    }

    boolean before(Timer other) {
        return deadline < other.deadline || deadline == other.deadline && order < other.order;
    }
}

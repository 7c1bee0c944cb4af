package bench.api;

/** What a peer tells the harness in the course of W7, from within its main task. */
public interface Probe {

    /** Nothing has been created yet. */
    void begin();

    /** All tasks are parked, and all garbage but theirs may be collected. */
    void parked();

    /** All tasks have been seen to have ended. */
    void ended();
}

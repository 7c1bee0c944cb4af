/**
 * The lower bound: for each workload the state machine that an expert would write for it. Frames are made when something
 * suspends, a task is its own root frame, results are primitive, the ready queue is an {@code ArrayDeque} and the timers
 * are a binary heap. There are no exceptions, no cancellation and no other threads.
 */
@NullMarked
package bench.hand;

import org.jspecify.annotations.NullMarked;

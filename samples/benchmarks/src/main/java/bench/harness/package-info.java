/** Runs the workloads on the peers, with JMH, and prints what came out. */
@NullMarked
package bench.harness;

import org.jspecify.annotations.NullMarked;

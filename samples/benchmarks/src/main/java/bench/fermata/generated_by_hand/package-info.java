/** To be deleted once the processor works: its output for the Fermata peer, written by hand from the protocol. */
@NullMarked
package bench.fermata.generated_by_hand;

import org.jspecify.annotations.NullMarked;

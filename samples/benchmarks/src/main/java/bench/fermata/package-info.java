/** Fermata, as a user writes it. */
@NullMarked
package bench.fermata;

import org.jspecify.annotations.NullMarked;

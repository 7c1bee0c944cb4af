/** What each peer implements. */
@NullMarked
package bench.api;

import org.jspecify.annotations.NullMarked;

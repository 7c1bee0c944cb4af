/** Virtual threads: an await of a call is a call. Reached through a method handle, so that JDK 17 can build this. */
@NullMarked
package bench.loom;

import org.jspecify.annotations.NullMarked;

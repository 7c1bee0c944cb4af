/** Statements and expressions with awaits, taken apart into a flow graph. */
@NullMarked
package io.fermata.processor.lower;

import org.jspecify.annotations.NullMarked;

/** Writes the companion: the last pass, and the only one that knows JavaPoet's file model. */
@NullMarked
package io.fermata.processor.emit;

import org.jspecify.annotations.NullMarked;

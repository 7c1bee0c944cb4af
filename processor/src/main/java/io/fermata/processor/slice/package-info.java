/** Source text without await, carried over with its names resolved for the companion. */
@NullMarked
package io.fermata.processor.slice;

import org.jspecify.annotations.NullMarked;

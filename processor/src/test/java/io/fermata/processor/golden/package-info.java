/** Generated files as they are, checked in to be read. */
@NullMarked
package io.fermata.processor.golden;

import org.jspecify.annotations.NullMarked;

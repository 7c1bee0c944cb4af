/** Line tables: which source line each line of a companion, and each state of a frame, stands for. */
@NullMarked
package io.fermata.processor.trace;

import org.jspecify.annotations.NullMarked;

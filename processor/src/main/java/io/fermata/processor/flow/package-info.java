/** The flow graph: blocks, regions, and the passes over it. */
@NullMarked
package io.fermata.processor.flow;

import org.jspecify.annotations.NullMarked;

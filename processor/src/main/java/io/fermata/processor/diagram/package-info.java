/** Pictures of state machines, for {@code -Afermata.diagram=true}. */
@NullMarked
package io.fermata.processor.diagram;

import org.jspecify.annotations.NullMarked;

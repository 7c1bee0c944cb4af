/** Real libraries, their methods turned into async ones. */
@NullMarked
package io.fermata.processor.corpus;

import org.jspecify.annotations.NullMarked;

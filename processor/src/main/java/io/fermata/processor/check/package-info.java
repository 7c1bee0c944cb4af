/** First pass: rejects what cannot be lowered, at the offending tree. */
@NullMarked
package io.fermata.processor.check;

import org.jspecify.annotations.NullMarked;

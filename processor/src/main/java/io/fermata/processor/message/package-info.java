/** What a user is told: every message with its id, and the place to report them. */
@NullMarked
package io.fermata.processor.message;

import org.jspecify.annotations.NullMarked;

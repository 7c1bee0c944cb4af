/** What users are told: one small test per message, at its line and with its advice. */
@NullMarked
package io.fermata.processor.messages;

import org.jspecify.annotations.NullMarked;

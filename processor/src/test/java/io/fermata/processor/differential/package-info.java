/**
 * The differential suite: every program runs with its blocking face and with its coroutine face, and both must print the
 * same trace. Programs are hand-written (resources {@code differential/*.cases}) or random ({@link
 * io.fermata.processor.differential.ProgramGenerator}).
 */
@NullMarked
package io.fermata.processor.differential;

import org.jspecify.annotations.NullMarked;

/** The annotation processor: one package per pass, this one drives them. */
@NullMarked
package io.fermata.processor;

import org.jspecify.annotations.NullMarked;

/** The classes and methods that are to be compiled, as javac's own elements describe them. */
@NullMarked
package io.fermata.processor.model;

import org.jspecify.annotations.NullMarked;

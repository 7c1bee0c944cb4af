/**
 * The shadow compilation: a second, private javac over the sources that javac is compiling, from which every type in
 * a method body can be read without touching the user's own compilation.
 */
@NullMarked
package io.fermata.processor.shadow;

import org.jspecify.annotations.NullMarked;

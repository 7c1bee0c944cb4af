/** Pieces of Java text with holes for variables, types and jumps, filled in when everything is known. */
@NullMarked
package io.fermata.processor.code;

import org.jspecify.annotations.NullMarked;

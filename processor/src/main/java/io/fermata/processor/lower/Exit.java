package io.fermata.processor.lower;

import io.fermata.processor.flow.Block;
import org.jspecify.annotations.Nullable;

/**
 * Where a jump leads in the end, whatever {@code finally} blocks lie between.
 *
 * @param target the block, null for the end of the method
 * @param depth how many enclosing constructs are open at the target: those above it are left
 */
record Exit(@Nullable Block target, int depth) {

    static final Exit RETURN = new Exit(null, 0);
}

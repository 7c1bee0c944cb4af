package io.fermata.processor.slice;

import com.sun.source.util.TreePath;
import io.fermata.processor.code.Code;
import org.jspecify.annotations.Nullable;

/** Where {@code break}, {@code continue}, {@code return} and {@code yield} lead that leave a piece of text. */
public interface Exits {

    /**
     * The code that stands for such a statement.
     *
     * @param jump the statement
     * @param within the piece of text that is being carried over
     * @return null if the statement stays as it is
     */
    @Nullable
    Code replacement(TreePath jump, TreePath within);
}

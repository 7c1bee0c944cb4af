package io.fermata.processor.lower;

import com.sun.source.tree.Tree;

/** A construct that is not lowered: becomes a message at its tree. */
public final class Unsupported extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Tree tree;

    /** @param what the construct, as the subject of a sentence */
    Unsupported(Tree tree, String what) {
        super(what);
        this.tree = tree;
    }

    public Tree tree() {
        return tree;
    }
}

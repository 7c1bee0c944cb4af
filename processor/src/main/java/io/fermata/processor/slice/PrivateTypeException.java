package io.fermata.processor.slice;

import com.sun.source.tree.Tree;

/** A tree that needs a private class itself, where no stand-in will do. */
public final class PrivateTypeException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Tree tree;
    private final String type;

    public PrivateTypeException(Tree tree, String type) {
        super(type);
        this.tree = tree;
        this.type = type;
    }

    /** Where. */
    public Tree tree() {
        return tree;
    }

    /** The class's simple name. */
    public String type() {
        return type;
    }
}

package io.fermata.processor.slice;

import com.sun.source.tree.Tree;

/** A tree that needs a private class itself, where no stand-in will do. */
public final class PrivateTypeException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Tree tree;
    private final String type;
    private final boolean inherited;

    /** @param inherited whether it is a protected class of another package */
    public PrivateTypeException(Tree tree, String type, boolean inherited) {
        super(type);
        this.tree = tree;
        this.type = type;
        this.inherited = inherited;
    }

    /** Where. */
    public Tree tree() {
        return tree;
    }

    /** Whether it is a protected class of another package. */
    public boolean isInherited() {
        return inherited;
    }

    /** The class's simple name. */
    public String type() {
        return type;
    }
}

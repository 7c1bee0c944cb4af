package io.fermata.processor.slice;

import com.sun.source.tree.Tree;

/** A tree that needs something closed itself, where no stand-in will do. */
public final class PrivateTypeException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Tree tree;
    private final transient Need need;

    private PrivateTypeException(Tree tree, Need need) {
        super(need.use());
        this.tree = tree;
        this.need = need;
    }

    /**
     * What is needed.
     *
     * @param use what the companion would have to do
     * @param what the class or the constructor
     * @param access what it should be declared as
     */
    public record Need(String use, String what, String access) {

        /** The name of a private class. */
        public static Need privateClass(String name) {
            return new Need("name the private class " + name, "class", "package-private");
        }
    }

    /** The name of a private class is needed. */
    public static PrivateTypeException ofClass(Tree tree, String name) {
        return new PrivateTypeException(tree, Need.privateClass(name));
    }

    /** The name of a protected class of another package is needed. */
    static PrivateTypeException ofInherited(Tree tree, String name) {
        return new PrivateTypeException(tree, new Need("name the protected class " + name, "class", "public"));
    }

    /** A class body needs a private constructor of its superclass. */
    static PrivateTypeException ofConstructor(Tree tree, String type) {
        return new PrivateTypeException(
                tree, new Need("call the private constructor of " + type, "constructor", "package-private"));
    }

    /** Where. */
    public Tree tree() {
        return tree;
    }

    /** What. */
    public Need need() {
        return need;
    }
}

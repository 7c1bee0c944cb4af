package io.fermata.processor.shadow;

/** Qualified names, taken apart. */
final class Names {
    private Names() {}

    /** All before the last dot; empty if there is none. */
    static String qualifier(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }

    /** All after the last dot. */
    static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    static String join(String pkg, String simpleName) {
        return pkg.isEmpty() ? simpleName : pkg + "." + simpleName;
    }
}

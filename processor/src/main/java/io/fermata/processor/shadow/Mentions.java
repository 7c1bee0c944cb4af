package io.fermata.processor.shadow;

/** Takes the names of types that a source or a class file mentions. */
interface Mentions {
    /** A type may be meant; looked for wherever the package is. */
    void type(String pkg, String simpleName);

    /** A type may come from this package by an import on demand; one that is found tells where the package is. */
    void onDemand(String pkg, String simpleName);

    /** A qualified name, of which every prefix may be the top-level type and the rest its members. */
    default void qualified(String name) {
        for (String prefix = name; prefix.contains("."); prefix = Names.qualifier(prefix)) {
            type(Names.qualifier(prefix), Names.simple(prefix));
        }
    }
}

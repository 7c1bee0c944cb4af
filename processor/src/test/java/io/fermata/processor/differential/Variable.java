package io.fermata.processor.differential;

/**
 * A local that is in scope.
 *
 * @param name its name
 * @param type its declared type
 * @param assignable whether the program may assign it
 * @param capturable whether it is effectively final
 */
record Variable(String name, Type type, boolean assignable, boolean capturable) {

    /** Holds a name that must not be used here. */
    static Variable reserved(String name) {
        return new Variable(name, Type.VOID, false, false);
    }
}

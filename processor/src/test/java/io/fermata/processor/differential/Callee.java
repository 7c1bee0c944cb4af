package io.fermata.processor.differential;

import java.util.List;

/**
 * An async method of a random program.
 *
 * @param owner the class it is a member of: P, or a member class of P
 * @param name its name
 * @param isStatic whether it is static
 * @param result what it gives
 * @param parameters after the trace
 * @param throwsChecked whether it declares the checked exception
 * @param form what is special about its declaration
 * @param index methods call only methods with a higher index, so that programs end
 */
record Callee(
        String owner,
        String name,
        boolean isStatic,
        Type result,
        List<Type> parameters,
        boolean throwsChecked,
        Form form,
        int index) {

    /** What is special about its declaration. */
    enum Form {
        PLAIN,
        /** Its last parameter takes any number of arguments. */
        VARARGS,
        /** The type variable is its own, or its class's; its first parameter has that type. */
        GENERIC,
        /** Has its name from another one. */
        OVERLOAD
    }

    /** Whether it may run beside others: what is the program's own it neither reads nor changes. */
    boolean isApart() {
        return isApart(owner);
    }

    /** Whether the methods of the class do so. */
    static boolean isApart(String owner) {
        return owner.equals("Pair");
    }

    String companion() {
        return owner.equals("P") ? "PAsync" : "P_" + owner + "Async";
    }
}

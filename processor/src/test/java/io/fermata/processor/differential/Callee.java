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
 * @param index methods call only methods with a higher index, so that programs end
 */
record Callee(
        String owner,
        String name,
        boolean isStatic,
        Type result,
        List<Type> parameters,
        boolean throwsChecked,
        int index) {

    String companion() {
        return owner.equals("P") ? "PAsync" : "P_" + owner + "Async";
    }
}

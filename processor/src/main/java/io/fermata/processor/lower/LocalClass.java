package io.fermata.processor.lower;

import com.palantir.javapoet.TypeVariableName;
import io.fermata.processor.code.Code;
import io.fermata.processor.code.Var;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A local class that has become a member of the continuation class, since its name must mean something in every state.
 *
 * <p>One that captures nothing becomes a static member. One that captures becomes an inner class of a holder whose fields
 * are the captured variables; the holder is made where the class was declared, and {@code new Local()} becomes
 * {@code holder.new Local()}.
 *
 * @param holder the name of the class around it, null if it needs none
 * @param captures what the holder's fields hold
 * @param typeVariables those of the method and stand-ins for private types, which the holder carries
 * @param isStatic whether the word {@code static} must be put before the text
 * @param text the declaration
 */
public record LocalClass(
        @Nullable String holder,
        List<Var> captures,
        List<TypeVariableName> typeVariables,
        boolean isStatic,
        Code text) {

    public LocalClass {
        captures = List.copyOf(captures);
        typeVariables = List.copyOf(typeVariables);
    }
}

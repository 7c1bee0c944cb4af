package io.fermata.processor.lower;

import com.palantir.javapoet.ClassName;
import javax.lang.model.element.ExecutableElement;
import org.jspecify.annotations.Nullable;

/** Finds the continuation class behind a companion's factory, so that an await in place can call it directly. */
public interface Callees {

    /**
     * The continuation class whose static {@code call} runs what the factory makes.
     *
     * @param frame the class
     * @param primitive whether {@code call} returns a primitive value
     * @param hasLines whether its companion has a line table
     */
    record Callee(ClassName frame, boolean primitive, boolean isVoid, boolean hasLines) {}

    /** Null if the method is no factory of a companion, or its class cannot be told for sure. */
    @Nullable
    Callee find(ExecutableElement method);
}

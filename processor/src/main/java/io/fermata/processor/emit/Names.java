package io.fermata.processor.emit;

import com.palantir.javapoet.ClassName;

/** The types of the runtime that generated code names. */
final class Names {

    static final ClassName STEP = ClassName.get("io.fermata", "Step");
    static final ClassName CORO = ClassName.get("io.fermata", "Coro");

    static final ClassName SOURCE_LINES = ClassName.get("io.fermata", "SourceLines");

    private Names() {}
}

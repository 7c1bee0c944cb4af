package io.fermata.processor.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import javax.tools.Diagnostic;

/** What must hold of every sound compilation. */
final class Checks {
    private Checks() {}

    /** The shadow types every expression, and the outer compilation comes out as with a processor that does nothing. */
    static void attributes(Javac javac, EveryClass processor) {
        Javac.Result without = javac.compile("without", new Idle());
        Javac.Result with = javac.compile("with", processor);

        assertThat(without.diagnostics()).noneMatch(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR);
        assertThat(with.diagnostics().toString())
                .isEqualTo(without.diagnostics().toString());
        assertThat(processor.census.errors).isEmpty();
        assertThat(processor.census.unresolved).isEmpty();
        assertThat(processor.census.expressions).isPositive();
        assertThat(with.differences(without)).isEmpty();
    }
}

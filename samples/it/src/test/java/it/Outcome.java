package it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** What a program printed, standard output and standard error together, and its exit code. */
record Outcome(List<String> command, int exitCode, List<String> lines) {

    /** Fails the test, showing all that was printed, unless the program succeeded. */
    Outcome succeeded() {
        assertThat(exitCode).as(this::toString).isZero();
        return this;
    }

    /** Fails the test, showing all that was printed, if the program succeeded. */
    Outcome failed() {
        assertThat(exitCode).as(this::toString).isNotZero();
        return this;
    }

    /** Fails the test unless the program succeeded and printed exactly this, Maven's warnings aside. */
    void printed(String... expected) {
        succeeded();
        assertThat(lines)
                .as(this::toString)
                .filteredOn(line -> !line.startsWith("[WARNING]"))
                .containsExactly(expected);
    }

    String text() {
        return String.join("\n", lines);
    }

    @Override
    public String toString() {
        return String.join(" ", command) + "\nexit code " + exitCode + "\n" + text();
    }
}

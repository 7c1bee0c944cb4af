package io.fermata.processor.differential;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A program whose faces differ, or that does not compile.
 *
 * @param program the program
 * @param generated the generated sources
 * @param kind what went wrong, in a few words: differences of one kind probably have one cause
 * @param details what happened and what was expected
 */
record Difference(Program program, Map<String, String> generated, String kind, String details) {

    static Difference compileErrors(Compilation.Result result) {
        String first = result.errors().get(0);
        String kind = first.contains("[fermata.") ? "message" : "compile error";
        if (first.startsWith(result.program().main() + ":")) {
            kind = kind + " in the program";
        }
        return new Difference(
                result.program(),
                result.generated(),
                kind + ": " + first.lines().findFirst().orElse(first).replaceAll("^[\\w.$]+:\\d+: ", ""),
                String.join("\n", result.errors()));
    }

    /** The program is no valid Java: the generator's or the author's fault. */
    static Difference invalid(Compilation.Result result) {
        return new Difference(
                result.program(), result.generated(), "invalid program", String.join("\n", result.errors()));
    }

    static Difference traces(
            Compilation.Result result, String entry, Face face, Mode mode, Outcome expected, Outcome actual) {
        int at = 0;
        List<String> want = expected.lines();
        List<String> have = actual.lines();
        while (at < want.size() && at < have.size() && want.get(at).equals(have.get(at))) {
            at++;
        }
        String wanted = at < want.size() ? want.get(at) : "(end)";
        String got = at < have.size() ? have.get(at) : "(end)";
        StringBuilder details = new StringBuilder();
        details.append(face)
                .append(" face, entry ")
                .append(entry)
                .append(", mode ")
                .append(mode)
                .append(", line ")
                .append(at)
                .append('\n');
        details.append("expected: ").append(wanted).append('\n');
        details.append("actual:   ").append(got).append('\n');
        details.append("before:\n");
        want.subList(Math.max(0, at - 12), at)
                .forEach(line -> details.append("    ").append(line).append('\n'));
        details.append("expected goes on:\n");
        want.subList(at, Math.min(want.size(), at + 6))
                .forEach(line -> details.append("    ").append(line).append('\n'));
        details.append("actual goes on:\n");
        have.subList(at, Math.min(have.size(), at + 6))
                .forEach(line -> details.append("    ").append(line).append('\n'));
        if (actual.failure() != null) {
            StringWriter trace = new StringWriter();
            actual.failure().printStackTrace(new PrintWriter(trace, true));
            details.append(trace.toString().lines().limit(25).collect(Collectors.joining("\n")));
        }
        String kind = got.startsWith("thrown: ") && !wanted.startsWith("thrown: ")
                ? "threw " + got.replaceAll("\\d+", "N")
                : "trace differs";
        return new Difference(result.program(), result.generated(), kind, details.toString());
    }

    /** What happened, without the sources. */
    String summary() {
        return program.name() + ": " + kind + "\n" + details;
    }

    /** Everything that a reader needs. */
    String report() {
        return "=== " + summary() + "\n=== program\n" + String.join("\n", program.text()) + "\n=== generated\n"
                + generated.entrySet().stream()
                        .map(source -> "// " + source.getKey() + "\n" + source.getValue())
                        .collect(Collectors.joining("\n"));
    }
}

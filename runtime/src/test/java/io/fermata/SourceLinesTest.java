package io.fermata;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SourceLinesTest {

    /** What a companion holds. */
    static final class WireAsync {
        static final class Lines extends SourceLines {
            private SourceLines[] callees = {};

            Lines() {
                super("demo.Wire", "Wire.java", "42:12 45-47:13", "Fetch fetch 3:12 4:17", "Idle idle");
            }

            @Override
            protected SourceLines[] callees() {
                return callees;
            }
        }
    }

    /** Another one. */
    static final class PoolAsync {
        static final class Lines extends SourceLines {
            private SourceLines[] callees = {};

            Lines() {
                super("demo.Pool", "Pool.java", "");
            }

            @Override
            protected SourceLines[] callees() {
                return callees;
            }
        }
    }

    private static final String COMPANION = WireAsync.class.getName();

    private final WireAsync.Lines lines = new WireAsync.Lines();
    private final PoolAsync.Lines others = new PoolAsync.Lines();

    private @Nullable String translated(String nested, String method, int line) {
        StackTraceElement found =
                lines.translate(new StackTraceElement(COMPANION + nested, method, "WireAsync.java", line));
        return found == null ? null : found.toString();
    }

    @Test
    void aLineStandsForOneOfTheSource() {
        assertThat(translated("$Fetch", "run", 42)).isEqualTo("demo.Wire.fetch(Wire.java:12)");
        assertThat(translated("$Fetch", "run", 45)).isEqualTo("demo.Wire.fetch(Wire.java:13)");
        assertThat(translated("$Fetch", "run", 47)).isEqualTo("demo.Wire.fetch(Wire.java:15)");
        assertThat(translated("$Fetch", "run", 44)).isNull();
        assertThat(translated("$Fetch", "run", 48)).isNull();
        assertThat(translated("", "fetch", 42)).isNull();
        assertThat(translated("$Access", "get", 42)).isNull();
    }

    @Test
    void theUsersOwnClassesAndLambdasKeepTheirNames() {
        assertThat(translated("$Fetch$1Local", "get", 46)).isEqualTo("demo.Wire$1Local.get(Wire.java:14)");
        assertThat(translated("$Fetch", "lambda$run$0", 46)).isEqualTo("demo.Wire.lambda$fetch$0(Wire.java:14)");
    }

    @Test
    void theTableOfACalleeIsFoundHoweverFar() {
        lines.callees = new SourceLines[] {others};
        others.callees = new SourceLines[] {lines};
        assertThat(lines.find(COMPANION)).isSameAs(lines);
        assertThat(lines.find(COMPANION + "$Fetch")).isSameAs(lines);
        assertThat(lines.find(PoolAsync.class.getName() + "$Get")).isSameAs(others);
        assertThat(lines.find(COMPANION + "s")).isNull();
        assertThat(lines.find("java.util.List")).isNull();
    }
}

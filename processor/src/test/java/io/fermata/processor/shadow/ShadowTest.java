package io.fermata.processor.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShadowTest {
    /** Code that breaks when javac's own trees are attributed during annotation processing. */
    private static final String NASTY = """
            package demo;
            import java.util.*;
            import java.util.function.*;
            public class Nasty<E extends Comparable<E>> {
                private final List<? super E> values = new ArrayList<>();
                void captured() {
                    values.forEach(c -> System.out.println(c));
                    for (var v : values) { var copy = v; System.out.println(copy); }
                }
                int anonymous() {
                    var x = new Object() { int n = 1; int twice() { return n * 2; } };
                    x.n++;
                    return x.twice();
                }
                Object intersection(boolean b) {
                    var both = b ? 1 : "one";
                    return both;
                }
                Supplier<Function<Integer, Integer>> nested() {
                    return () -> a -> { class Local { int f() { return a; } } return new Local().f(); };
                }
            }
            class Beside extends Nasty<String> {
                enum Color { RED { @Override int f() { return 1; } }, GREEN; int f() { return 2; } }
                record Point<T>(T x, int... ys) { Point { Objects.requireNonNull(x); } }
                interface Shape { default int sides() { return sides2(); } private int sides2() { return 3; } }
                class Inner { class Deep { Object outer() { return Beside.this; } } }
                @Override int anonymous() { return super.anonymous() + switch (Color.RED) { case RED -> 1; default -> 2; }; }
            }
            """;

    @TempDir
    Path dir;

    private final EveryClass processor = new EveryClass();

    @Test
    void typesEveryExpressionAndLeavesTheClassFilesAlone() {
        Javac javac = new Javac(dir).source("demo/Nasty.java", NASTY);

        Checks.attributes(javac, processor);
        assertThat(processor.census.invocations).isGreaterThan(5);
    }

    @Test
    void doesSoWithoutBeingToldTheNamesOfTheSources() {
        processor.tellsNames = false;
        Checks.attributes(
                new Javac(dir)
                        .source("demo/Nasty.java", NASTY)
                        .source("other/Use.java", "package other; class Use extends demo.Nasty<String> { }"),
                processor);
        assertThat(processor.census.invocations).isGreaterThan(5);
    }

    @Test
    void doesSoWithoutAnOutputDirectory() {
        Javac javac = new Javac(dir).source("demo/Nasty.java", NASTY);
        Javac.Result without = javac.compileInPlace(new Idle());
        Javac.Result with = javac.compileInPlace(processor);

        assertThat(with.diagnostics()).isEmpty();
        assertThat(processor.census.unresolved).isEmpty();
        assertThat(processor.census.invocations).isGreaterThan(5);
        assertThat(with.differences(without)).isEmpty();
    }
}

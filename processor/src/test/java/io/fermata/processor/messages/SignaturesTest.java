package io.fermata.processor.messages;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Signatures of every shape have a factory, without a warning. */
class SignaturesTest {
    private static void lints(String... sources) {
        Compiled.with(List.of("-Xlint:all,-processing", "-Werror"), sources).clean();
    }

    @Test
    void varargs() {
        lints("""
                class Foo {
                    @Async static int sum(int... n) { await(sleep(1)); return n.length; }
                    @SafeVarargs @Async static <T> int count(List<T>... all) { await(sleep(1)); return all.length; }
                    @Async static int both() {
                        return await(FooAsync.sum(1, 2)) + await(FooAsync.count(List.of(1), List.of("a")));
                    }
                }
                """);
    }

    @Test
    void arrays() {
        lints("""
                class Foo {
                    @SafeVarargs @Async static <T> T[][] f(int[][] a, List<String>[] b, T[]... c) {
                        await(sleep(a.length + b.length + c.length));
                        return null;
                    }
                    @Async static int[] g()[] { return new int[0][]; }
                }
                """);
    }

    @Test
    void generics() {
        lints("""
                class Foo<T extends Comparable<? super T>, U> {
                    @Async <V extends T, W extends List<? extends V> & java.io.Serializable> Map<T, V> f(W w, U u) {
                        await(sleep(1));
                        return Map.of(w.get(0), w.get(0));
                    }
                    @Async <T> T hides(T t) { return await(FooAsync.hides(this, t)); }
                    @Async static <E extends Enum<E>> E g(Class<? extends E> type) throws java.io.IOException {
                        await(sleep(1));
                        return type.getEnumConstants()[0];
                    }
                    class Inner<X> {
                        @Async X h(X x, T t, U u) { return await(Foo_InnerAsync.h(this, x, t, u)); }
                    }
                }
                """);
    }

    @Test
    void genericExceptions() {
        lints("""
                class Foo {
                    @Async static <X extends Exception> void f(X x) throws X { await(sleep(1)); throw x; }
                    @Async static void g() throws java.io.IOException { await(FooAsync.f(new java.io.IOException())); }
                }
                """);
    }

    @Test
    void namesThatTheCompanionUsesItself() {
        lints("""
                class Foo {
                    @Async int call(Foo self, int step, int depth, int frame, int state) {
                        await(sleep(step));
                        return depth + frame + state;
                    }
                    @Async int run(int call) { await(sleep(1)); return call; }
                    @Async static int resume() { return await(FooAsync.run(new Foo(), 1)); }
                    @Async static int access() { await(sleep(1)); return 1; }
                }
                """);
    }
}

package io.fermata.processor.messages;

import static org.assertj.core.api.Assertions.assertThat;

import io.fermata.processor.message.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** An await where there is no async method to suspend. */
class AwaitPlacesTest {
    @Test
    @Shows(Message.AWAIT_IN_LAMBDA)
    void lambda() {
        Compiled.of("""
                        class Foo {
                            @Async static void f(List<Double> times) {
                                times.forEach(t -> await(sleep(t)));
                            }
                        }
                        """)
                .error(Message.AWAIT_IN_LAMBDA, "times.forEach", "or use a loop")
                .errors(1);
    }

    @Test
    void lambdaInALambda() {
        Compiled.of("""
                        class Foo {
                            @Async static Supplier<Runnable> f() {
                                return () -> () -> {
                                    await(sleep(1));
                                };
                            }
                        }
                        """)
                .error(Message.AWAIT_IN_LAMBDA, "await(sleep", "@Async method")
                .errors(1);
    }

    @Test
    @Shows(Message.AWAIT_IN_CLASS_BODY)
    void anonymousClass() {
        Compiled.of("""
                        class Foo {
                            @Async static Runnable f() {
                                return new Runnable() {
                                    @Override public void run() {
                                        await(sleep(1));
                                    }
                                };
                            }
                        }
                        """)
                .error(Message.AWAIT_IN_CLASS_BODY, "await(sleep", "Make the class a member and its method @Async")
                .errors(1);
    }

    @Test
    void localClass() {
        Compiled.of("""
                        class Foo {
                            @Async static void f() {
                                record Dog(String name) {
                                    void bark() { await(sleep(1)); }
                                }
                                await(sleep(2));
                                new Dog("Rex").bark();
                            }
                        }
                        """)
                .error(Message.AWAIT_IN_CLASS_BODY, "void bark()", "Make the class a member")
                .errors(1);
    }

    @Test
    void initialisersOfALocalClass() {
        Compiled.of("""
                        class Foo {
                            @Async static void f() {
                                class Dog {
                                    Object field = await(sleep(1));
                                    { await(sleep(2)); }
                                }
                                new Dog();
                            }
                        }
                        """)
                .error(Message.AWAIT_IN_CLASS_BODY, "Object field", "Make the class a member")
                .error(Message.AWAIT_IN_CLASS_BODY, "sleep(2)", "Make the class a member")
                .errors(2);
    }

    @Test
    @Shows(Message.AWAIT_IN_SYNCHRONIZED)
    void synchronizedBlock() {
        Compiled.of("""
                        class Foo {
                            @Async static void f(Object monitor) {
                                synchronized (monitor) {
                                    await(sleep(1));
                                }
                            }
                        }
                        """)
                .error(
                        Message.AWAIT_IN_SYNCHRONIZED,
                        "await(sleep",
                        "Use io.fermata.Lock: try (var held = await(lock.hold())) { ... }")
                .errors(1);
    }

    @Test
    void theMonitorItselfMayBeAwaited() {
        Compiled.of("""
                        class Foo {
                            @Async static int f(Coro<Object> monitor) {
                                synchronized (await(monitor)) {
                                    return 1;
                                }
                            }
                        }
                        """).clean();
    }

    @Test
    void synchronizedMethod() {
        Compiled.of("""
                        class Foo {
                            @Async synchronized void f() {
                                await(sleep(1));
                            }
                        }
                        """)
                .error(Message.AWAIT_IN_SYNCHRONIZED, "await(sleep", "Use io.fermata.Lock")
                .errors(1);
    }

    @Test
    @Shows(Message.AWAIT_IN_GUARD)
    @EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "guards came with JDK 21")
    void guard() {
        Compiled.of("""
                        class Foo {
                            @Async static int f(Object o, Coro<Boolean> ok) {
                                return switch (o) {
                                    case String s when await(ok) -> 1;
                                    default -> await(ok) ? 2 : 3;
                                };
                            }
                        }
                        """)
                .error(Message.AWAIT_IN_GUARD, "case String s", "Await before the switch, or test in the arm")
                .errors(1);
    }

    @Test
    @Shows(Message.AWAIT_REFERENCE)
    void reference() {
        Compiled.of("""
                        class Foo {
                            @Async static List<Integer> f(List<Coro<Integer>> all) {
                                return all.stream().<Integer>map(Asyncio::await).toList();
                            }
                        }
                        """)
                .error(Message.AWAIT_REFERENCE, "Asyncio::await", "Write the call")
                .errors(1);
    }

    @Test
    @Shows(Message.AWAIT_BLOCKS)
    void plainMethod() {
        Compiled.of("""
                        class Foo {
                            @Async static void f() {}
                            static void g() {
                                await(sleep(1));
                            }
                        }
                        """)
                .warning(Message.AWAIT_BLOCKS, "await(sleep", "Annotate the method with @Async and call its companion")
                .warnings(1)
                .succeeds();
    }

    @Test
    void constructorInitialiserFieldAndLambda() {
        Compiled.of("""
                        class Foo {
                            @Async static void f() {}
                            static Object field = await(sleep(1));
                            static { await(sleep(2)); }
                            { await(sleep(3)); }
                            Foo() { await(sleep(4)); }
                            Runnable lambda = () -> await(sleep(5));
                        }
                        """)
                .warning(Message.AWAIT_BLOCKS, "sleep(1)", "await in an initialiser blocks the thread")
                .warning(Message.AWAIT_BLOCKS, "sleep(2)", "await in an initialiser blocks the thread")
                .warning(Message.AWAIT_BLOCKS, "sleep(3)", "await in an initialiser blocks the thread")
                .warning(Message.AWAIT_BLOCKS, "sleep(4)", "await in a constructor blocks the thread")
                .warning(Message.AWAIT_BLOCKS, "sleep(5)", "await in a lambda blocks the thread")
                .warnings(5)
                .succeeds();
    }

    @Test
    void argumentOfThisAndSuper() {
        Compiled.of("""
                        class Foo extends ArrayList<Integer> {
                            private static final long serialVersionUID = 1;
                            @Async static void f() {}
                            Foo(Coro<Integer> size) { super(await(size)); }
                            Foo(Coro<Coro<Integer>> size, int unused) { this(await(size)); }
                        }
                        """)
                .warning(Message.AWAIT_BLOCKS, "super(await", "await in a constructor blocks the thread")
                .warning(Message.AWAIT_BLOCKS, "this(await", "await in a constructor blocks the thread")
                .warnings(2)
                .succeeds();
    }

    @Test
    void aClassWithoutAsyncMethods() {
        Compiled.of("""
                        class Main {
                            public static void main(String[] args) {
                                await(FooAsync.f());
                            }
                        }
                        """, "class Foo { @Async static void f() {} }")
                .warning(Message.AWAIT_BLOCKS, "await(FooAsync", "the method main, which is not @Async,")
                .warnings(1);
    }

    @Test
    void suppressedOnAVariableAMethodAndAClass() {
        Compiled.of("""
                        class Foo {
                            @Async static void f() {}
                            @SuppressWarnings("fermata") static Object field = await(sleep(1));
                            @SuppressWarnings("fermata") static void g() { await(sleep(1)); }
                            static void h() {
                                @SuppressWarnings({"unused", "fermata"}) Object local = await(sleep(1));
                            }
                        }
                        """, """
                        @SuppressWarnings("fermata")
                        class Bar {
                            static void g() { await(sleep(1)); }
                            static class Nested { Nested() { await(sleep(1)); } }
                        }
                        """).clean();
    }

    @Test
    void anotherAwaitIsNoneOfOurs() {
        Compiled compiled = Compiled.of("""
                class Foo {
                    static int await(int x) { return x; }
                    @Async static int f() {
                        IntUnaryOperator twice = x -> await(2 * x);
                        return twice.applyAsInt(Asyncio.await(g()));
                    }
                    static Coro<Integer> g() { return FooAsync.h(); }
                    @Async static int h() { return 1; }
                }
                """).clean();
        assertThat(compiled.companion("FooAsync")).contains("await(2 * x)");
    }

    @Test
    @Shows(Message.BODY_CHANGED)
    void annotationsThatChangeTheBody() {
        Compiled.of("""
                        class Foo {
                            @Async static void f(AutoCloseable opened) {
                                @lombok.Cleanup AutoCloseable closed = opened;
                                await(sleep(1));
                            }
                            @Async @lombok.Synchronized static void g() { await(sleep(1)); }
                            @lombok.Synchronized static void h() { }
                        }
                        """, """
                        package lombok;
                        public @interface Cleanup {}
                        """, """
                        package lombok;
                        public @interface Synchronized {}
                        """)
                .error(Message.BODY_CHANGED, "closed = opened", "Use try-with-resources")
                .error(Message.BODY_CHANGED, "void g()", "Use io.fermata.Lock")
                .errors(2);
    }
}

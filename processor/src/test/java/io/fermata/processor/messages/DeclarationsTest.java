package io.fermata.processor.messages;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.CompilationSubject;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import io.fermata.processor.AsyncProcessor;
import io.fermata.processor.message.Message;
import java.util.List;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** The annotation on a method that cannot have a coroutine. */
class DeclarationsTest {
    @Test
    @Shows(Message.ASYNC_ABSTRACT)
    void abstractMethod() {
        Compiled.of("""
                        abstract class Foo {
                            @Async abstract int f();
                        }
                        """)
                .error(Message.ASYNC_ABSTRACT, "@Async", "Declare a method that returns Coro<Integer>")
                .errors(1);
    }

    @Test
    void methodOfAnInterface() {
        Compiled.of("""
                        interface Foo {
                            @Async List<String> f();
                            @Async void g();
                            @Async default void h() { await(sleep(1)); }
                        }
                        """)
                .error(Message.ASYNC_ABSTRACT, "f()", "returns Coro<java.util.List<String>>")
                .error(Message.ASYNC_ABSTRACT, "g()", "returns Coro<Void>")
                .errors(2);
    }

    @Test
    @Shows(Message.ASYNC_NATIVE)
    void nativeMethod() {
        Compiled.of("""
                        class Foo {
                            @Async static native int f();
                        }
                        """)
                .error(Message.ASYNC_NATIVE, "native int f()", "needs a method with a Java body")
                .errors(1);
    }

    @Test
    @Shows(Message.ASYNC_IN_LOCAL_CLASS)
    void localClass() {
        Compiled.of("""
                        class Foo {
                            static void f() {
                                class Dog {
                                    @Async void bark() { await(sleep(1)); }
                                }
                                new Dog().bark();
                            }
                        }
                        """)
                .error(Message.ASYNC_IN_LOCAL_CLASS, "void bark()", "Make the class a member")
                .errors(1);
    }

    @Test
    void anonymousClass() {
        Compiled.of("""
                        class Foo {
                            Object field = new Object() {
                                @Async void bark() { await(sleep(1)); }
                            };
                        }
                        """)
                .error(Message.ASYNC_IN_LOCAL_CLASS, "void bark()", "Make the class a member")
                .errors(1);
    }

    @Test
    void anonymousClassInAnAsyncMethod() {
        Compiled.of("""
                        class Foo {
                            @Async static Object f() {
                                return new Object() {
                                    @Async void bark() { await(sleep(1)); }
                                };
                            }
                        }
                        """)
                .error(Message.ASYNC_IN_LOCAL_CLASS, "void bark()", "Make the class a member")
                .errors(1);
    }

    @Test
    void privateNestedClass() {
        Compiled.of("""
                        class Foo {
                            private static class Nested {
                                @Async int f() { return await(Foo_NestedAsync.f(this)); }
                            }
                        }
                        """).clean();
    }

    @Test
    @Shows(Message.PRIVATE_TYPE)
    void privateException() {
        Compiled.of("""
                        class Foo {
                            private static class Bad extends Exception {
                                private static final long serialVersionUID = 1;
                            }
                            @Async static void f() throws Bad { await(sleep(1)); }
                        }
                        """)
                .error(Message.PRIVATE_TYPE, "void f()", "Make the class package-private")
                .errors(1);
    }

    @Test
    @Shows(Message.ASYNC_OVERRIDE)
    void overriding() {
        Compiled.of("""
                        class Foo extends Base {
                            @Async @Override int f() { return 2; }
                        }
                        """, "class Base { @Async int f() { return 1; } }")
                .error(Message.ASYNC_OVERRIDE, "int f()", "Declare an ordinary method that returns Coro<Integer>")
                .errors(1);
    }

    @Test
    void overridingAMethodOfAnInterfaceTwoLevelsUp() {
        Compiled.of(
                        """
                        class Foo implements Middle {
                            @Async @Override public void f(List<String> list) {}
                        }
                        """,
                        "interface Middle extends Base<String> {}",
                        "interface Base<T> { @Async default void f(List<T> list) {} }")
                .error(Message.ASYNC_OVERRIDE, "void f(", "overrides the @Async method of Base")
                .errors(1);
    }

    @Test
    void overridingByAMethodThatIsNotAsync() {
        Compiled.of("""
                        class Foo extends Base {
                            @Override int f() { return 2; }
                        }
                        """, "class Base { @Async int f() { return 1; } }")
                .error(Message.ASYNC_OVERRIDE, "int f()", "Declare an ordinary method that returns Coro<Integer>")
                .errors(1);
    }

    @Test
    void staticAndPrivateMethodsDoNotOverride() {
        Compiled.of("""
                        class Foo extends Base {
                            @Async static int f() { return 2; }
                            @Async private int g() { return 2; }
                        }
                        """, "class Base { @Async static int f() { return 1; } @Async private int g() { return 2; } }")
                .clean();
    }

    @Test
    @Shows(Message.COMPANION_TAKEN)
    void companionTaken() {
        Compiled.of("""
                        class Foo {
                            @Async static int f() { return 1; }
                        }
                        """, "class FooAsync { static int n = 1; }")
                .error(Message.COMPANION_TAKEN, "class Foo", "Rename one of them")
                .errors(1);
    }

    @Test
    void companionTakenByAnotherCompanion() {
        Compiled.of("""
                        class Foo {
                            static class Bar { @Async static int g() { return 1; } }
                        }
                        class Foo_Bar {
                            @Async static int f() { return 1; }
                        }
                        """)
                .error(Message.COMPANION_TAKEN, "class Foo_Bar", "the companion of demo.Foo.Bar has that name")
                .errors(1);
    }

    @Test
    @Shows(Message.COLLISION)
    void collisionOverTheReceiver() {
        Compiled.of("""
                        class Foo {
                            @Async int f(int n) { return n; }
                            @Async static int f(Foo foo, int n) { return n; }
                        }
                        """)
                .error(Message.COLLISION, "Foo foo, int n", "Rename one of them")
                .errors(1);
    }

    @Test
    void overloadsDoNotCollide() {
        Compiled.of("""
                        class Foo {
                            @Async int f(int n) { return n; }
                            @Async static int f(int n, Foo foo) { return n; }
                            @Async static int f(int[] n) { return 1; }
                            @Async static int f(long... n) { return 1; }
                        }
                        """).clean();
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_25)
    @Shows(Message.ASYNC_IN_COMPACT_SOURCE)
    void compactSource() {
        JavaFileObject file = JavaFileObjects.forSourceString("Hello", """
                import static io.fermata.Asyncio.*;
                @io.fermata.Async int load(int n) { return await(io.fermata.Asyncio.sleep(0, n)); }
                static class Nested { @io.fermata.Async static void nothing() {} }
                void main() { IO.println(load(1)); }
                """);
        Compilation compilation =
                Compiler.javac().withProcessors(new AsyncProcessor()).compile(file);
        CompilationSubject.assertThat(compilation).hadErrorCount(2);
        for (String line : List.of("int load", "void nothing")) {
            CompilationSubject.assertThat(compilation)
                    .hadErrorContaining(
                            "[fermata.AsyncInCompactSource] @Async cannot stand in a compact source file:"
                                    + " its class has no name that a companion could use. Write class Hello { ... } around all of it")
                    .inFile(file)
                    .onLineContaining(line);
        }
    }
}

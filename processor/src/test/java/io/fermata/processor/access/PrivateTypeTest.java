package io.fermata.processor.access;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import io.fermata.processor.AsyncProcessor;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** What needs a private class itself is refused where it stands, and never becomes an error in generated code. */
class PrivateTypeTest {

    private static JavaFileObject source(String body) {
        return JavaFileObjects.forSourceString(
                "demo.P",
                "package demo;\n"
                        + "import static io.fermata.Asyncio.*;\n"
                        + "import io.fermata.Async;\n"
                        + "class P {\n"
                        + "private interface Visitor { int visit(int n); }\n"
                        + "private static class Failure extends Exception { private static final long serialVersionUID = 1; }\n"
                        + "private static class Node { int n; }\n"
                        + body
                        + "}\n");
    }

    private static void isRefused(String type, String line, String body) {
        JavaFileObject source = source(body);
        Compilation compilation = javac().withProcessors(new AsyncProcessor()).compile(source);
        assertThat(compilation)
                .hadErrorContaining("[fermata.PrivateType] the companion cannot name the private class " + type)
                .inFile(source)
                .onLineContaining(line);
        assertThat(compilation).hadErrorCount(1);
    }

    @Test
    void anonymousClass() {
        isRefused("Node", "new Node() {", """
                @Async static int go() {
                    await(sleep(0));
                    Node node = new Node() {
                        @Override public String toString() { return "n"; }
                    };
                    return node.n;
                }
                """);
    }

    @Test
    void function() {
        isRefused("Visitor", "n -> n + 1", """
                @Async static int go() {
                    await(sleep(0));
                    Visitor visitor = n -> n + 1;
                    return visitor.visit(1);
                }
                """);
    }

    @Test
    void catchInLambda() {
        isRefused("Failure", "catch (Failure e)", """
                @Async static void go() {
                    await(sleep(0));
                    Runnable run = () -> {
                        try {
                            if (P.class == null) throw new Failure();
                        } catch (Failure e) {
                            throw new IllegalStateException(e);
                        }
                    };
                    run.run();
                }
                """);
    }

    @Test
    void thrownException() {
        isRefused("Failure", "throws Failure", """
                @Async static void go() throws Failure {
                    await(sleep(0));
                }
                """);
    }

    @Test
    void anonymousClassWithAPrivateConstructor() {
        JavaFileObject source = source("""
                static class Base { private Base(int n) {} }
                @Async static Object go() {
                    await(sleep(0));
                    return new Base(1) {};
                }
                """);
        Compilation compilation = javac().withProcessors(new AsyncProcessor()).compile(source);
        assertThat(compilation)
                .hadErrorContaining(
                        "[fermata.PrivateType] the companion cannot call the private constructor of Base, which"
                                + " the async method go needs here. Make the constructor package-private")
                .inFile(source)
                .onLineContaining("new Base(1) {}");
        assertThat(compilation).hadErrorCount(1);
    }

    @Test
    void anonymousClassOfAProtectedOne() {
        JavaFileObject base = JavaFileObjects.forSourceString("base.Base", """
                package base;
                public class Base { protected static class Nested { protected Nested() {} } }
                """);
        JavaFileObject source = JavaFileObjects.forSourceString("demo.P", """
                package demo;
                import static io.fermata.Asyncio.*;
                class P extends base.Base {
                    @io.fermata.Async static Object go() {
                        await(sleep(0));
                        return new Nested() {};
                    }
                }
                """);
        Compilation compilation = javac().withProcessors(new AsyncProcessor()).compile(base, source);
        assertThat(compilation)
                .hadErrorContaining(
                        "[fermata.PrivateType] the companion cannot name the protected class Nested, which the"
                                + " async method go needs here. Make the class public")
                .inFile(source)
                .onLineContaining("new Nested() {}");
        assertThat(compilation).hadErrorCount(1);
    }
}

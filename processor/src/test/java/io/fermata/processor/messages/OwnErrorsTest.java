package io.fermata.processor.messages;

import io.fermata.processor.message.Message;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Code that does not compile anyway: javac's errors, once, and none about generated code. */
class OwnErrorsTest {
    private static final String BAD = """
            class Foo {
                @Async static int f() {
                    await(sleep(1));
                    int n = "one";
                    return n;
                }
                @Async static int g() { return await(FooAsync.f()); }
            }
            """;

    private static final String CALLER = "class Bar { @Async static int h() { return await(FooAsync.f()); } }";

    @Test
    @Shows(Message.UNRESOLVED)
    void typeError() {
        Compiled.of(BAD, CALLER)
                .error(Message.UNRESOLVED, "int n", "String cannot be converted to int")
                .errors(1)
                .warnings(0)
                .quietAboutGenerated();
    }

    @Test
    void typeErrorUnderWerror() {
        Compiled.with(List.of("-Xlint:all", "-Werror"), BAD, CALLER)
                .error(Message.UNRESOLVED, "int n", "String cannot be converted to int")
                .quietAboutGenerated();
    }

    @Test
    void severalInOneFile() {
        Compiled.of("""
                        class Foo {
                            static String field = 1;
                            { missing(); }
                            @Async static int f() { await(sleep(1)); return "f"; }
                            static void g() { Runnable r = () -> { int n = true; }; }
                            static class Nested { @Async static int h() { return "h"; } }
                        }
                        """)
                .error(Message.UNRESOLVED, "String field", "int cannot be converted to")
                .error(Message.UNRESOLVED, "missing()", "cannot find symbol")
                .error(Message.UNRESOLVED, "int f()", "String cannot be converted to int")
                .error(Message.UNRESOLVED, "static void g", "boolean cannot be converted to int")
                .error(Message.UNRESOLVED, "int h()", "String cannot be converted to int")
                .errors(5)
                .warnings(0);
    }

    @Test
    void whoeverImportsTheCompanionIsToldOfBoth() {
        Compiled.of(BAD, "import static demo.FooAsync.*;\nclass Bar { static void g() { run(f()); } }")
                .error(Message.UNRESOLVED, "int n", "String cannot be converted to int")
                .errors(2);
    }

    @Test
    void missingType() {
        Compiled.of("""
                        class Foo {
                            @Async static Missing f() {
                                await(sleep(1));
                                return null;
                            }
                        }
                        """, CALLER).javacError("Missing f()", "cannot find symbol").quietAboutGenerated();
    }

    @Test
    void syntaxError() {
        Compiled.of("""
                        class Foo {
                            @Async static int f() {
                                await(sleep(1))
                                return 1;
                            }
                        }
                        """).javacError("await(sleep", "';' expected").errors(1);
    }

    @Test
    void uncaughtException() {
        Compiled.of("""
                        class Foo {
                            @Async static void f() {
                                await(sleep(1));
                                throw new java.io.IOException();
                            }
                        }
                        """)
                .javacError("throw new", "unreported exception java.io.IOException")
                .errors(1)
                .quietAboutGenerated();
    }

    @Test
    void missingReturn() {
        Compiled.of("""
                        class Foo {
                            @Async static int f() {
                                await(sleep(1));
                            }
                        }
                        """)
                .javacError("    }", "missing return statement")
                .errors(1)
                .quietAboutGenerated();
    }

    @Test
    void unassignedVariable() {
        Compiled.of("""
                        class Foo {
                            @Async static int f(boolean b) {
                                int n;
                                if (b) n = 1;
                                await(sleep(1));
                                return n;
                            }
                        }
                        """)
                .javacError("return n", "might not have been initialized")
                .errors(1)
                .quietAboutGenerated();
    }

    @Test
    void unreachableStatement() {
        Compiled.of("""
                        class Foo {
                            @Async static int f() {
                                while (true) {
                                    await(sleep(1));
                                }
                                return 1;
                            }
                        }
                        """)
                .javacError("return 1", "unreachable statement")
                .errors(1)
                .quietAboutGenerated();
    }

    @Test
    void assignmentToACapturedVariable() {
        Compiled.of("""
                        class Foo {
                            @Async static int f() {
                                int n = 0;
                                Runnable r = () -> System.out.println(n);
                                await(sleep(1));
                                n++;
                                r.run();
                                return n;
                            }
                        }
                        """).javacError("println(n)", "effectively final").errors(1).quietAboutGenerated();
    }
}

package io.fermata.processor.messages;

import io.fermata.processor.message.Message;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Coroutines that are called in a way which cannot be meant. */
class CallsTest {
    private static final String BAR = """
            class Bar {
                @Async static int bar(int n) { await(sleep(n)); return n; }
                @Async static void nothing() { await(sleep(1)); }
                static void plain() {}
            }
            """;

    private static Compiled body(String statement) {
        return Compiled.of("class Foo { @Async static void f() {\n" + statement + "\n} }", BAR);
    }

    @Test
    @Shows(Message.DIRECT_CALL)
    void directCall() {
        body("int n = Bar.bar(1);")
                .error(Message.DIRECT_CALL, "Bar.bar", "Write await(BarAsync.bar(...))")
                .errors(1);
    }

    @Test
    void directCallOfOneself() {
        Compiled.of("""
                        class Foo {
                            static class Inner {
                                @Async int fib(int n) {
                                    return n < 2 ? n : await(Foo_InnerAsync.fib(this, n - 1))
                                            + fib(n - 2);
                                }
                            }
                        }
                        """)
                .error(Message.DIRECT_CALL, "+ fib", "Write await(Foo_InnerAsync.fib(")
                .errors(1);
    }

    @Test
    void theMethodInsteadOfTheCompanionInPlainCodeBlocksAndIsFine() {
        Compiled.of("class Foo { public static void main(String[] args) { Bar.bar(1); } }", BAR)
                .clean();
    }

    @Test
    void theMethodInsteadOfTheCompanionAsAnArgument() {
        body("await(gather(Bar.bar(1), Bar.bar(2)));").javacError("gather", "int cannot be converted");
    }

    @Test
    @Shows(Message.NEVER_AWAITED)
    void droppedCoroutine() {
        body("BarAsync.bar(1);")
                .warning(Message.NEVER_AWAITED, "BarAsync.bar", "Write await(...), or createTask(...)")
                .warnings(1)
                .succeeds();
    }

    @Test
    void droppedSleep() {
        body("sleep(1);")
                .warning(Message.NEVER_AWAITED, "sleep", "Write await(...)")
                .warnings(1);
    }

    @Test
    void droppedInPlainCode() {
        Compiled.of("class Foo { public static void main(String[] args) {\nBarAsync.bar(1);\n} }", BAR)
                .warning(Message.NEVER_AWAITED, "BarAsync.bar", "createTask(...)")
                .warnings(1);
    }

    @Test
    void droppedInALambda() {
        body("Runnable r = () -> BarAsync.bar(1);").warning(Message.NEVER_AWAITED, "Runnable r", "createTask(...)");
    }

    @Test
    void suppressed() {
        Compiled.of("class Foo { @SuppressWarnings(\"fermata\") @Async static void f() { BarAsync.bar(1); } }", BAR)
                .clean();
    }

    @Test
    void tasksMayBeDropped() {
        body("createTask(BarAsync.bar(1)); gather(BarAsync.bar(1));").clean();
    }

    @Test
    void underWerrorADroppedCoroutineFailsTheBuild() {
        Compiled.with(List.of("-Werror"), "class Foo { @Async static void f() {\nBarAsync.bar(1);\n} }", BAR)
                .warning(Message.NEVER_AWAITED, "BarAsync.bar", "createTask(...)")
                .quietAboutGenerated();
    }

    @Test
    void forgottenAwaitOfAValue() {
        body("int n = BarAsync.bar(1);")
                .javacError("int n", "Coro<java.lang.Integer> cannot be converted to int")
                .errors(1)
                .quietAboutGenerated();
    }

    @Test
    void misspeltFactory() {
        body("await(BarAsync.brr(1));")
                .javacError("BarAsync.brr", "cannot find symbol")
                .errors(1)
                .quietAboutGenerated();
    }

    @Test
    void misspeltCompanion() {
        body("await(BrrAsync.bar(1));")
                .javacError("BrrAsync", "cannot find symbol")
                .errors(1)
                .quietAboutGenerated();
    }

    @Test
    void aMethodThatIsNotAsync() {
        body("await(BarAsync.plain());")
                .javacError("plain", "cannot find symbol")
                .errors(1)
                .quietAboutGenerated();
    }

    @Test
    void wrongArguments() {
        body("await(BarAsync.bar(\"1\"));")
                .javacError("BarAsync.bar", "String cannot be converted to int")
                .errors(1)
                .quietAboutGenerated();
    }

    @Test
    void awaitOfANumber() {
        body("await(5);").javacError("await(5)", "await").errors(1).quietAboutGenerated();
    }

    @Test
    void awaitOfAVoidMethod() {
        body("await(Bar.nothing());")
                .javacError("await(Bar.nothing", "'void' type not allowed here")
                .errors(1)
                .quietAboutGenerated();
    }
}

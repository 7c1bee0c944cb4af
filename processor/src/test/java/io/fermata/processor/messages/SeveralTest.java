package io.fermata.processor.messages;

import static org.assertj.core.api.Assertions.assertThat;

import io.fermata.processor.message.Message;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One bad method does not hide another's errors, and does no harm to the good ones. */
class SeveralTest {
    @TempDir
    Path dir;

    private static final String BAD = """
            class Foo {
                @Async static int good(int n) {
                    await(sleep(n));
                    return n;
                }
                @Async static void lambda() { Runnable r = () -> await(sleep(1)); }
                @Async synchronized void monitor() { await(sleep(2)); }
                @Async static native int foreign();
                @Async static void direct() { good(1); }
                @Async static void reference() { Function<Coro<Integer>, Integer> f = Asyncio::await; }
                @Async int twice(int n) { return n; }
                @Async static int twice(Foo foo, int n) { return n; }
                @Async static void dropped() { sleep(3); }
                void plain() { await(sleep(4)); }
                static class Nested { @Async static int nested() { return await(FooAsync.good(1)); } }
            }
            """;

    private static final String GOOD = """
            class Bar {
                @Async static int good() { return await(FooAsync.good(2)); }
                @Async static void callsABadOne() { await(FooAsync.lambda()); await(FooAsync.foreign()); }
            }
            """;

    @Test
    void allMessagesInOneCompilation() {
        Compiled.of(BAD, GOOD)
                .error(Message.AWAIT_IN_LAMBDA, "lambda()", "use a loop")
                .error(Message.AWAIT_IN_SYNCHRONIZED, "monitor()", "Use io.fermata.Lock")
                .error(Message.ASYNC_NATIVE, "native int", "is native")
                .error(Message.DIRECT_CALL, "direct()", "await(FooAsync.good(")
                .error(Message.AWAIT_REFERENCE, "reference()", "Write the call")
                .error(Message.COLLISION, "twice(Foo foo", "Rename one of them")
                .warning(Message.NEVER_AWAITED, "dropped()", "never awaited")
                .warning(Message.AWAIT_BLOCKS, "plain()", "Annotate the method")
                .errors(6)
                .warnings(2)
                .quietAboutGenerated();
    }

    @Test
    void theGoodOnesAreGenerated() {
        Map<String, String> generated = generated("Foo", BAD, "Bar", GOOD);
        assertThat(generated.get("demo/BarAsync.java")).contains("class Good ", "switch (state)");
        assertThat(generated.get("demo/Foo_NestedAsync.java")).contains("class Nested_2 ");
        assertThat(generated.get("demo/FooAsync.java"))
                .contains("class Good ", "class Dropped ", "class Twice ")
                .doesNotContain("class Lambda ", "class Monitor ", "class Direct ");
    }

    @Test
    void noCompanionHarmsAnother() {
        Map<String, String> generated = generated(
                "Foo", "class Foo { @Async static int f() { return 1; } }",
                "FooAsync", "class FooAsync {}",
                "Bar", "class Bar { @Async static int g() { await(sleep(1)); return 2; } }");
        assertThat(generated).containsOnlyKeys("demo/BarAsync.java");
    }

    private Map<String, String> generated(String... namesAndSources) {
        Map<String, String> sources = new LinkedHashMap<>();
        for (int i = 0; i < namesAndSources.length; i += 2) {
            sources.put("demo/" + namesAndSources[i] + ".java", Compiled.HEAD + namesAndSources[i + 1]);
        }
        return Disk.compile(dir, List.of(), sources).generated();
    }
}

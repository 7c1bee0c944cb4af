package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.gather;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.sleep;
import static io.fermata.Script.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Await chains and stack traces of frames that have a line table, as companions' have. */
class TracesTest extends LoopTest {

    private final IOException failure = new IOException("reset");

    /** What the companion of a class Wire with the methods fetch and read might be. */
    static final class WireAsync {

        interface Body {
            void run(Step step) throws Throwable;
        }

        /** Awaits something at line 40 and goes on with a body. */
        static final class Read extends Coro<@Nullable Object> {
            private final Awaitable<?> awaited;
            private final Body body;

            Read(Awaitable<?> awaited, Body body) {
                this.awaited = awaited;
                this.body = body;
            }

            @Override
            protected void resume(Step step) throws Throwable {
                if (state == 0) {
                    awaited.await(step);
                    if (step.suspended()) {
                        suspend(step, 3);
                        return;
                    }
                } else {
                    step.result();
                }
                body.run(step);
                step.complete();
            }

            @Override
            protected SourceLines lines() {
                return Lines.ALL;
            }
        }

        /** Awaits at line 31 what it holds. */
        static final class Fetch extends Coro<@Nullable Object> {
            private final Awaitable<?> read;
            private final boolean catches;
            private @Nullable Throwable caught;

            Fetch(Awaitable<?> read, boolean catches) {
                this.read = read;
                this.catches = catches;
            }

            @Override
            protected void resume(Step step) throws Throwable {
                try {
                    if (state == 0) {
                        read.await(step);
                        if (step.suspended()) {
                            suspend(step, 7);
                            return;
                        }
                    } else {
                        step.result();
                    }
                } catch (Throwable thrown) {
                    step.caught(thrown);
                    if (!catches) {
                        throw thrown;
                    }
                    caught = thrown;
                }
                step.complete();
            }

            @Override
            protected SourceLines lines() {
                return Lines.ALL;
            }
        }

        /** Line n of this file is line n + 1000 of Wire.java. */
        static final class Lines extends SourceLines {
            static final Lines ALL = new Lines();

            private Lines() {
                super("demo.Wire", "Wire.java", "1-500:1001", "Read read 3:40", "Fetch fetch 7:31");
            }
        }
    }

    private WireAsync.Fetch fetch(Awaitable<?> awaited) {
        return new WireAsync.Fetch(awaited, false);
    }

    private WireAsync.Read read(Awaitable<?> awaited, WireAsync.Body body) {
        return new WireAsync.Read(awaited, body);
    }

    private WireAsync.Body failing() {
        return step -> {
            failure.setStackTrace(new Throwable().getStackTrace());
            throw failure;
        };
    }

    /** Type and method, and the line where it is one of an await. */
    private static List<String> places(Stream<StackTraceElement> trace) {
        return trace.map(each -> each.getClassName() + "." + each.getMethodName()
                        + (each.getLineNumber() > 0 && each.getLineNumber() < 100 ? ":" + each.getLineNumber() : ""))
                .filter(each -> each.matches("(demo|task|io\\.fermata)\\..*"))
                .filter(each -> !each.contains("lambda$failing"))
                .toList();
    }

    private static List<String> places(Throwable thrown) {
        return places(Arrays.stream(thrown.getStackTrace()));
    }

    private void runToItsFailure(Awaitable<?> main) {
        assertThatThrownBy(() -> run(main)).isSameAs(failure);
    }

    @Test
    void theAwaitChainOfATaskThatIsSuspended() {
        Task<Object> task = createTask(fetch(read(sleep(5), step -> {})));
        assertThat(places(task.awaitChain().stream())).containsExactly("demo.Wire.fetch"); // it has not begun
        run(script().sleep(1)
                .run(() -> assertThat(places(task.awaitChain().stream()))
                        .containsExactly("demo.Wire.read:40", "demo.Wire.fetch:31")));
        assertThat(task.awaitChain()).isEmpty();
    }

    @Test
    void theAwaitChainOfTheTaskThatIsRunning() {
        List<?>[] seen = new List<?>[2];
        Task<?>[] task = new Task<?>[1];
        task[0] = createTask(fetch(read(
                script().run(() -> seen[0] = task[0].awaitChain()).sleep(1), step -> seen[1] = task[0].awaitChain())));
        run(script().await(task[0]));
        assertThat(places(seen[0].stream().map(StackTraceElement.class::cast)))
                .containsSubsequence("demo.Wire.read", "demo.Wire.fetch")
                .doesNotContain("io.fermata.Task.step", "io.fermata.Step.enter", "io.fermata.Coro.await");
        assertThat(places(seen[1].stream().map(StackTraceElement.class::cast)))
                .containsSubsequence("demo.Wire.read", "demo.Wire.fetch:31")
                .doesNotContain("io.fermata.Task.resume");
    }

    @Test
    void theAwaitChainIsForTheLoopsThreadOnly() throws InterruptedException {
        Task<Object> task = sleeper("sleeper", 1);
        Throwable[] thrown = new Throwable[1];
        Thread other = new Thread(() -> {
            try {
                task.awaitChain();
            } catch (Throwable failure) {
                thrown[0] = failure;
            }
        });
        other.start();
        other.join();
        assertThat(thrown[0]).isInstanceOf(IllegalStateException.class).hasMessageContaining("Task.awaitChain");
    }

    @Test
    void aFailureAfterAResumptionGoesThroughTheSuspendedCallers() {
        runToItsFailure(createTask(fetch(read(sleep(1), failing())), "fetcher"));
        assertThat(places(failure))
                .startsWith("demo.Wire.read", "demo.Wire.fetch:31", "task.fetcher")
                .doesNotContain("io.fermata.Task.resume", "io.fermata.Task.step", "io.fermata.Asyncio.run");
        assertThat(failure.getStackTrace()).anyMatch(each -> each.toString().equals("task.fetcher(run)"));
        assertThat(places(failure)).contains("io.fermata.TracesTest.runToItsFailure");
    }

    @Test
    void aFailureBeforeAnySuspensionIsAllJava() {
        runToItsFailure(createTask(fetch(read(script(), failing())), "fetcher"));
        assertThat(places(failure)).startsWith("demo.Wire.read", "demo.Wire.fetch", "task.fetcher");
    }

    @Test
    void aTaskHandsItToTheOneThatAwaitsIt() {
        Task<Object> inner = createTask(fetch(read(sleep(1), failing())), "inner");
        runToItsFailure(createTask(fetch(inner), "outer"));
        assertThat(places(failure))
                .startsWith("demo.Wire.read", "demo.Wire.fetch:31", "task.inner", "demo.Wire.fetch:31", "task.outer");
        assertThat(failure.getStackTrace()).anyMatch(each -> each.toString().equals("task.inner(awaited by outer)"));
    }

    @Test
    void aSecondWaiterSeesItsOwnChain() {
        Task<Object> inner = createTask(fetch(read(sleep(1), failing())), "inner");
        Task<Object> first = createTask(fetch(inner), "first");
        run(script().await(first).except((step, thrown) -> null));
        runToItsFailure(createTask(fetch(inner), "second"));
        assertThat(places(failure))
                .startsWith("demo.Wire.read", "demo.Wire.fetch:31", "task.inner", "demo.Wire.fetch", "task.second");
    }

    @Test
    void gatherHandsOnTheFailureOfItsChild() {
        Task<Object> child = createTask(fetch(read(sleep(1), failing())), "child");
        runToItsFailure(createTask(fetch(gather(child)), "gatherer"));
        assertThat(places(failure))
                .startsWith("demo.Wire.read", "demo.Wire.fetch:31", "task.child", "demo.Wire.fetch:31");
    }

    @Test
    void causesAndSuppressedAreRewrittenToo() {
        IOException cause = new IOException("cause");
        failure.initCause(cause);
        runToItsFailure(fetch(read(sleep(1), step -> {
            cause.setStackTrace(new Throwable().getStackTrace());
            Throwable suppressed = new Throwable();
            suppressed.initCause(failure); // a circle
            failure.addSuppressed(suppressed);
            throw failure;
        })));
        assertThat(places(cause))
                .contains("demo.Wire.read", "demo.Wire.fetch:31")
                .doesNotContain("io.fermata.Task.resume");
        assertThat(places(failure.getSuppressed()[0]))
                .contains("demo.Wire.read", "demo.Wire.fetch:31")
                .doesNotContain("io.fermata.Task.resume");
    }

    @Test
    void whatIsCaughtHasBeenRewritten() {
        WireAsync.Fetch suspended = new WireAsync.Fetch(
                read(sleep(1), step -> {
                    throw new IOException();
                }),
                true);
        run(suspended);
        assertThat(places(suspended.caught))
                .contains("demo.Wire.read", "demo.Wire.fetch:31")
                .doesNotContain("io.fermata.Task.resume", "io.fermata.Turns.runReady");
        WireAsync.Fetch direct = new WireAsync.Fetch(
                read(script(), step -> {
                    throw new IOException();
                }),
                true);
        run(direct);
        assertThat(places(direct.caught))
                .contains("demo.Wire.read", "demo.Wire.fetch")
                .doesNotContain("io.fermata.Task.step", "io.fermata.Turns.runReady");
    }

    @Test
    void aCoroutineThatWasHeldIsTranslatedForWhoHasNoTable() {
        Throwable[] caught = new Throwable[1];
        run(script().await(fetch(read(script(), failing()))).except((step, thrown) -> caught[0] = (Throwable) thrown));
        assertThat(places(caught[0])).startsWith("demo.Wire.read", "demo.Wire.fetch");
    }

    @Test
    void whatHasNoStackTraceIsLeftAlone() {
        StackTraceElement[] before = new CancelledError().getStackTrace();
        Task<Object> task = createTask(fetch(read(sleep(9), step -> {})));
        run(script().sleep(1).run(task::cancel).await(task).except((step, cancelled) -> {
            assertThat(((Throwable) cancelled).getStackTrace()).isEqualTo(before);
            return null;
        }));
    }

    @Test
    void aVeryLongTraceStaysWithinItsLimit() {
        Coro<?> deep = read(sleep(1), failing());
        for (int i = 0; i < 3_000; i++) {
            deep = fetch(deep);
        }
        runToItsFailure(deep);
        assertThat(failure.getStackTrace()).hasSize(1024);
        assertThat(places(failure)).startsWith("demo.Wire.read", "demo.Wire.fetch:31", "demo.Wire.fetch:31");
    }
}

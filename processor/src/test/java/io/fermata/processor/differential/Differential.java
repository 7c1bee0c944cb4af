package io.fermata.processor.differential;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import javax.annotation.processing.Processor;

/** Compiles programs together, runs each with both faces in several modes, and compares the traces. */
final class Differential {

    /** A program that runs longer than this, while its fuel limits what it does, is taken to loop for ever. */
    private static final int HANGS_AFTER_SECONDS = 60;

    private final Compilation compilation;

    /**
     * A harness.
     *
     * @param processor makes a processor for each run of javac
     * @param release the Java release of the programs
     * @param lint whether a warning in generated code counts as an error
     */
    Differential(Supplier<? extends Processor> processor, int release, boolean lint) {
        this.compilation = new Compilation(processor, release, lint);
    }

    /** Every program with the sample of modes for its seed. */
    List<Difference> check(Collection<Program> programs, IntFunction<List<Mode>> modes) {
        List<Difference> differences = new ArrayList<>();
        for (Compilation.Result result : compilation.compile(programs)) {
            differences.addAll(check(result, modes));
        }
        return differences;
    }

    /** One program in every mode of {@link Mode#thorough}. */
    List<Compilation.Result> compile(Collection<Program> programs) {
        return compilation.compile(programs);
    }

    /**
     * The first difference of each entry.
     *
     * @param modes the modes by the number of probe calls in the first run
     */
    List<Difference> check(Compilation.Result result, IntFunction<List<Mode>> modes) {
        if (!result.errors().isEmpty()) {
            return List.of(Difference.compileErrors(result));
        }
        FutureTask<List<Difference>> run = new FutureTask<>(() -> run(result, modes));
        Thread thread = new Thread(run, result.program().name());
        thread.setDaemon(true);
        thread.start();
        try {
            return run.get(HANGS_AFTER_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException hang) {
            String stack = Arrays.stream(thread.getStackTrace())
                    .limit(30)
                    .map(frame -> "    at " + frame + "\n")
                    .reduce("", String::concat);
            return List.of(new Difference(result.program(), result.generated(), "hangs", stack));
        } catch (Exception failure) {
            throw new AssertionError(result.program().name(), failure);
        }
    }

    private static List<Difference> run(Compilation.Result result, IntFunction<List<Mode>> modes)
            throws ClassNotFoundException {
        String main = result.program().main();
        List<Difference> differences = new ArrayList<>();
        List<String> entries = entries(new ProgramLoader(result.classes()).loadClass(main));
        if (entries.isEmpty()) {
            throw new AssertionError("no entry in " + main);
        }
        for (String entry : entries) {
            Outcome first = Face.BLOCKING.outcome(result.classes(), main, entry, Mode.of(Behaviour.DONE));
            for (Mode mode : modes.apply(first.calls())) {
                Outcome expected = Face.BLOCKING.outcome(result.classes(), main, entry, mode);
                Outcome actual = Face.COROUTINE.outcome(result.classes(), main, entry, mode);
                if (!expected.lines().equals(actual.lines())) {
                    differences.add(Difference.traces(result, entry, mode, expected, actual));
                    break;
                }
            }
        }
        return differences;
    }

    /** The static methods {@code main…(Trace)}. */
    private static List<String> entries(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers())
                        && method.getName().startsWith("main")
                        && !method.isSynthetic()
                        && Arrays.equals(method.getParameterTypes(), new Class<?>[] {Trace.class}))
                .map(Method::getName)
                .sorted()
                .toList();
    }
}

package io.fermata.processor.differential;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import javax.annotation.processing.Processor;

/**
 * Compiles programs together, runs each in several modes, and compares the traces. What is expected comes from the
 * program compiled with {@link StandInProcessor}, where every method runs its own plain Java. Both faces of the program
 * compiled with the processor under test are held against it: the blocking face of an entry awaits the coroutines of
 * what it calls.
 */
final class Differential {

    /** A program that runs longer than this, while its fuel limits what it does, is taken to loop for ever. */
    private static final int HANGS_AFTER_SECONDS = 60;

    private final Compilation tested;
    private final Compilation reference;

    /**
     * A harness.
     *
     * @param processor makes a processor for each run of javac
     * @param release the Java release of the programs
     * @param lint whether a warning in generated code counts as an error
     * @param options of the processor under test
     */
    Differential(Supplier<? extends Processor> processor, int release, boolean lint, String... options) {
        this.tested = new Compilation(processor, release, lint, options);
        this.reference = new Compilation(Processors.STAND_IN, release, false);
    }

    /** The first difference of each entry of each program. The modes depend on the number of probe calls. */
    List<Difference> check(Collection<Program> programs, IntFunction<List<Mode>> modes) {
        List<Difference> differences = new ArrayList<>();
        List<Compilation.Result> compiled = new ArrayList<>();
        for (Compilation.Result result : tested.compile(programs)) {
            if (result.errors().isEmpty()) {
                compiled.add(result);
            } else {
                differences.add(Difference.compileErrors(result));
            }
        }
        Map<Program, Compilation.Result> references = new HashMap<>();
        reference
                .compile(compiled.stream()
                        .map(Compilation.Result::program)
                        .filter(program -> !program.ownReference())
                        .toList())
                .forEach(plain -> references.put(plain.program(), plain));
        for (Compilation.Result result : compiled) {
            Compilation.Result plain = references.getOrDefault(result.program(), result);
            differences.addAll(
                    plain.errors().isEmpty()
                            ? limited(result, plain.classes(), modes)
                            : List.of(Difference.invalid(plain)));
        }
        return differences;
    }

    private static List<Difference> limited(
            Compilation.Result result, Map<String, byte[]> plain, IntFunction<List<Mode>> modes) {
        FutureTask<List<Difference>> run =
                new FutureTask<>(() -> isRejected(plain, result.program()) ? List.of() : run(result, plain, modes));
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

    /** Whether javac itself wrote a class for the program's plain Java that the JVM rejects; javac 17 sometimes does. */
    private static boolean isRejected(Map<String, byte[]> plain, Program program) {
        ProgramLoader loader = new ProgramLoader(plain);
        try {
            for (String name : plain.keySet()) {
                if (program.sources().containsKey(name.replaceFirst("\\$.*", ""))) {
                    loader.loadClass(name).getDeclaredMethods(); // links it
                }
            }
            return false;
        } catch (VerifyError rejected) {
            return true;
        } catch (ClassNotFoundException failure) {
            throw new AssertionError(failure);
        }
    }

    private static List<Difference> run(
            Compilation.Result result, Map<String, byte[]> plain, IntFunction<List<Mode>> modes)
            throws ClassNotFoundException {
        String main = result.program().main();
        List<Difference> differences = new ArrayList<>();
        List<String> entries = entries(new ProgramLoader(plain).loadClass(main));
        if (entries.isEmpty()) {
            throw new AssertionError("no entry in " + main);
        }
        for (String entry : entries) {
            int calls = Face.BLOCKING
                    .outcome(plain, main, entry, Mode.of(Behaviour.DONE))
                    .calls();
            for (Mode mode : modes.apply(calls)) {
                Outcome expected = Face.BLOCKING.outcome(plain, main, entry, mode);
                Difference difference = null;
                for (Face face : Face.values()) {
                    Outcome actual = face.outcome(result.classes(), main, entry, mode);
                    if (!expected.lines().equals(actual.lines())) {
                        difference = Difference.traces(result, entry, face, mode, expected, actual);
                        break;
                    }
                }
                if (difference != null) {
                    differences.add(difference);
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

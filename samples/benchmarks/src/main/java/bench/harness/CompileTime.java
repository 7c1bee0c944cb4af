package bench.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Compile time of a project of so many async methods: javac with the processor, against javac alone on the same sources
 * and those that the processor has generated. Each run is a new javac process, as in a build.
 */
final class CompileTime {
    private static final int[] SIZES = {1, 10, 100, 1_000, 2_000};

    private final Path runtime = onClassPath("fermata-runtime");
    private final String processor = System.getProperty("bench.processorpath", "");
    private final int repetitions;

    private CompileTime(int repetitions) {
        this.repetitions = repetitions;
    }

    static void run(Settings settings) throws IOException, InterruptedException {
        CompileTime benchmark = new CompileTime(settings.effort().shots());
        if (benchmark.processor.isEmpty()) {
            throw new IllegalStateException("bench.processorpath is not set; the run script sets it");
        }
        Plot plot = new Plot("Compile time", "async methods", "ms");
        List<Plot.Point> with = new ArrayList<>();
        List<Plot.Point> alone = new ArrayList<>();
        System.out.println("| async methods | with the processor, ms | javac alone, ms | ratio | ms per method |");
        System.out.println("| --- | --- | --- | --- | --- |");
        for (int size : SIZES) {
            double[] times = benchmark.measure(size);
            with.add(new Plot.Point(size, times[0]));
            alone.add(new Plot.Point(size, times[1]));
            System.out.printf(
                    Locale.ROOT,
                    "| %,d | %,.0f | %,.0f | %.2f | %.2f |%n",
                    size,
                    times[0],
                    times[1],
                    times[0] / times[1],
                    (times[0] - times[1]) / size);
        }
        plot.line("javac alone", alone);
        plot.line("processor", with);
        Path folder = Files.createDirectories(Path.of(settings.output()));
        Files.writeString(folder.resolve("compile.svg"), plot.svg());
    }

    /** Medians in milliseconds: with the processor, without. */
    private double[] measure(int methods) throws IOException, InterruptedException {
        Path project = Files.createTempDirectory("fermata-compile");
        try {
            Path sources = Files.createDirectories(project.resolve("src/project"));
            SampleProject.write(sources, methods);
            Path generated = project.resolve("generated");
            Path classes = project.resolve("classes");
            List<Double> with = new ArrayList<>();
            List<Double> alone = new ArrayList<>();
            for (int i = 0; i < repetitions; i++) {
                with.add(javac(
                        classes,
                        List.of("-s", Files.createDirectories(generated).toString(), "-processorpath", processor),
                        sources));
                alone.add(javac(classes, List.of("-proc:none"), sources, generated));
            }
            return new double[] {Laboratory.median(with), Laboratory.median(alone)};
        } finally {
            delete(project);
        }
    }

    private double javac(Path classes, List<String> options, Path... sources) throws IOException, InterruptedException {
        delete(classes);
        Files.createDirectories(classes);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                "-cp",
                runtime.toString(),
                "-d",
                classes.toString()));
        command.addAll(options);
        for (Path folder : sources) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(command::add);
            }
        }
        Path arguments = classes.resolveSibling("arguments");
        Files.write(arguments, command.subList(1, command.size()));
        long begun = System.nanoTime();
        Process process =
                new ProcessBuilder(command.get(0), "@" + arguments).inheritIO().start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("javac failed");
        }
        return (System.nanoTime() - begun) / 1e6;
    }

    private static Path onClassPath(String artifact) {
        return Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                .filter(entry -> entry.contains(artifact))
                .map(Path::of)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(artifact + " is not on the class path"));
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

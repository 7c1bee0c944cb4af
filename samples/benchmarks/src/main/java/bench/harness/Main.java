package bench.harness;

import java.util.List;

/** The benchmarks' one command. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws Exception {
        Settings settings;
        try {
            settings = Settings.parse(args);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            System.err.println(e.getMessage());
            System.err.println(Settings.USAGE);
            System.exit(2);
            return;
        }
        switch (settings.command()) {
            case "table" -> table(settings, settings.workloads());
            case "sprint" -> print(settings, Sprint.measure(settings.peers(), settings.workloads()));
            case "scale" -> Scale.run(settings);
            case "compile" -> CompileTime.run(settings);
            case "parked" -> table(settings, List.of(Workload.W7a, Workload.W7b));
            default -> {
                System.err.println(Settings.USAGE);
                System.exit(2);
            }
        }
    }

    private static void table(Settings settings, List<Workload> workloads) {
        Laboratory laboratory = new Laboratory(settings.effort(), settings.verbose());
        print(settings, laboratory.measure(settings.peers(), workloads));
    }

    private static void print(Settings settings, List<Measurement> measurements) {
        System.out.printf(
                "%s %s, %d cores, %d fork(s)%n%n",
                System.getProperty("java.vm.name"),
                System.getProperty("java.runtime.version"),
                Runtime.getRuntime().availableProcessors(),
                settings.effort().forks());
        System.out.print(new Table(settings.peers(), measurements).markdown());
    }
}

package bench.harness;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The command line. */
record Settings(
        String command, List<PeerName> peers, List<Workload> workloads, Effort effort, boolean verbose, String output) {

    static final String USAGE = """
            usage: run [command] [options]
              commands
                table    all workloads on all peers, as a Markdown table (the default)
                parked   W7 alone: heap per parked task, creation, cancellation
                sprint   what can be had on a machine that others use: the least CPU time of the peer's thread
                scale    cost per operation against the number of tasks and the depth of chains, as SVG plots
                compile  compile time: the processor against javac alone
              options
                --peers hand,kotlin,…     --workloads W1a,W3_.*,…   (regular expressions)
                --forks N   --quick       --verbose   (JMH's own output)
                --out FOLDER              where plots go (default: plots)
            """;

    static Settings parse(String... args) {
        String command = "table";
        List<PeerName> peers = Arrays.asList(PeerName.values());
        List<Workload> workloads = Arrays.asList(Workload.values());
        Effort effort = Effort.FULL;
        int forks = 0;
        boolean verbose = false;
        String output = "plots";
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--peers" -> peers = select(args[++i], PeerName.values());
                case "--workloads" -> workloads = select(args[++i], Workload.values());
                case "--forks" -> forks = Integer.parseInt(args[++i]);
                case "--quick" -> effort = Effort.QUICK;
                case "--verbose" -> verbose = true;
                case "--out" -> output = args[++i];
                default -> {
                    if (i > 0 || args[i].startsWith("-")) {
                        throw new IllegalArgumentException("unknown argument " + args[i]);
                    }
                    command = args[i];
                }
            }
        }
        return new Settings(
                command,
                peers.stream().filter(PeerName::available).toList(),
                workloads,
                forks == 0 ? effort : effort.withForks(forks),
                verbose,
                output);
    }

    private static <T> List<T> select(String names, T[] all) {
        List<Pattern> patterns =
                Arrays.stream(names.split(",")).map(Pattern::compile).toList();
        List<T> selected = Arrays.stream(all)
                .filter(one -> patterns.stream()
                        .anyMatch(pattern -> pattern.matcher(one.toString()).matches()))
                .toList();
        if (selected.isEmpty()) {
            throw new IllegalArgumentException("nothing is called " + names);
        }
        return selected;
    }
}

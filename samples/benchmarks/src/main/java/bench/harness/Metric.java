package bench.harness;

/** What is measured of a workload. */
enum Metric {
    TIME("", "ns"),
    CPU("CPU per task", "ns"),
    LATE("wall time beyond 100 ms", "ms"),
    CREATE("create", "ns"),
    RELEASE("cancel or wake", "ns"),
    HEAP("heap per task", "B"),
    ALLOCATION("allocated", "B");

    final String title;
    final String unit;

    Metric(String title, String unit) {
        this.title = title;
        this.unit = unit;
    }
}

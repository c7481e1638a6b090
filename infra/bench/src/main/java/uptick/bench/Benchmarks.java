package uptick.bench;

import uptick.bench.coldstart.ColdStart;
import uptick.bench.throughput.Throughput;
import uptick.bench.top.TopAtScale;

/// Runs one benchmark by its name.
public final class Benchmarks {

    private Benchmarks() {}

    /// Runs the benchmark that the first argument names; each ends within ten minutes.
    public static void main(String[] arguments) throws Exception {
        var name = arguments.length == 0 ? "list" : arguments[0];
        switch (name) {
            case "coldstart" -> ColdStart.run();
            case "throughput" -> Throughput.run();
            case "top" -> TopAtScale.run();
            default -> System.out.println("-Dbench=coldstart | throughput | top");
        }
        // What was measured may have left threads behind that wait for nothing.
        System.exit(0);
    }
}

package uptick.bench;

import uptick.bench.coldstart.ColdStart;

/// Runs one benchmark by its name.
public final class Benchmarks {

    private Benchmarks() {}

    /// Runs the benchmark that the first argument names; each ends within ten minutes.
    public static void main(String[] arguments) throws Exception {
        var name = arguments.length == 0 ? "list" : arguments[0];
        switch (name) {
            case "coldstart" -> ColdStart.run();
            default -> System.out.println("-Dbench=coldstart");
        }
        // What was measured may have left threads behind that wait for nothing.
        System.exit(0);
    }
}

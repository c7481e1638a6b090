package uptick.bench.login;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.DoubleStream;

import uptick.bench.throughput.KeptConnection;

/// Readers that each ask again a moment after they were answered, as people do, and do not take what the machine has.
///
/// @param page what they read
/// @param token of somebody who may
record Readers(URI page, String token) {

    static final int CONNECTIONS = 4;

    private static final long PAUSE_MILLIS = 20;

    /// What so long a reading took, in milliseconds an answer, sorted.
    @SuppressWarnings("ArrayRecordComponent") // nobody compares two
    record Times(double[] sorted) {

        double p99() {
            return sorted[(int) Math.ceil(sorted.length * 0.99) - 1];
        }
    }

    Times read(Duration duration) throws Exception {
        long deadline = System.nanoTime() + duration.toNanos();
        var readers = new ArrayList<Callable<double[]>>();
        for (var number = 0; number < CONNECTIONS; number++) {
            readers.add(() -> one(deadline));
        }
        var all = DoubleStream.empty();
        try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            for (var times : threads.invokeAll(readers)) {
                all = DoubleStream.concat(all, Arrays.stream(times.get()));
            }
        }
        return new Times(all.sorted().toArray());
    }

    private double[] one(long deadline) throws IOException, InterruptedException {
        var times = new ArrayList<Double>();
        try (var connection = new KeptConnection(page, token)) {
            while (System.nanoTime() < deadline) {
                long start = System.nanoTime();
                connection.ask();
                times.add((System.nanoTime() - start) / 1e6);
                Thread.sleep(PAUSE_MILLIS);
            }
        }
        return times.stream().mapToDouble(Double::doubleValue).toArray();
    }
}

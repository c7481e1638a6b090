package uptick.bench.throughput;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/// Asks a server as fast as it answers, over eight connections that each wait for an answer before they ask again.
final class Load {

    static final int CONNECTIONS = 8;

    private static final Pattern TITLE = Pattern.compile("\"title\":");
    private static final int PAGE = 10;

    private Load() {}

    /// Answers a second. Every answer must be a 200, the first on each connection a page of ten trends.
    static double requestsPerSecond(URI page, String token, Duration duration) throws Exception {
        long start = System.nanoTime();
        Callable<Long> client = () -> answers(page, token, start + duration.toNanos());
        try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            var clients = new ArrayList<Callable<Long>>();
            for (int number = 0; number < CONNECTIONS; number++) {
                clients.add(client);
            }
            long answers = 0;
            for (var each : threads.invokeAll(clients)) {
                answers += each.get();
            }
            return answers * 1e9 / (System.nanoTime() - start);
        }
    }

    private static long answers(URI page, String token, long deadline) throws IOException {
        try (var connection = new KeptConnection(page, token)) {
            connection.ask();
            var first = connection.body();
            if (TITLE.matcher(first).results().count() != PAGE) {
                throw new IOException("Not a page of ten trends: " + first);
            }
            long answers = 1;
            while (System.nanoTime() < deadline) {
                connection.ask();
                answers++;
            }
            return answers;
        }
    }
}

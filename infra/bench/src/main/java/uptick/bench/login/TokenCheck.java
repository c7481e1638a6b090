package uptick.bench.login;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Locale;

import uptick.bench.Rounds;
import uptick.bench.throughput.KeptConnection;
import uptick.bench.throughput.LocalServer;
import uptick.testing.database.TestServer;

/// What the check of an access token adds to a request: an address without a database, asked with a token and without,
/// against a request that reads a user's page.
public final class TokenCheck {

    private static final int ROUNDS = Integer.getInteger("rounds", 9);
    private static final int REQUESTS = Integer.getInteger("requests", 3_000);

    private static final String WITHOUT = "health without a token";
    private static final String WITH = "health with a token";
    private static final String PAGE = "trends with a token";

    private TokenCheck() {}

    /// Measures and prints.
    public static void run() throws Exception {
        var database = TestServer.shared().migratedDatabase();
        var folder = Files.createTempDirectory("uptick-bench-");
        try (var server = LocalServer.start(database, folder)) {
            var health = server.page().resolve("/health");
            var token = server.token();
            var measurements = new LinkedHashMap<String, Rounds.Measurement>();
            System.out.println("One connection, means of " + REQUESTS + " requests a round");
            measurements.put(WITHOUT, () -> micros(health, ""));
            measurements.put(WITH, () -> micros(health, token));
            measurements.put(PAGE, () -> micros(server.page(), token));
            var rounds = Rounds.take(ROUNDS, "µs", measurements);
            rounds.print(WITH, WITHOUT);
            System.out.printf(
                    Locale.ROOT,
                    "the check is %.1f %% of a request for the page%n",
                    100 * (rounds.median(WITH) - rounds.median(WITHOUT)) / rounds.median(PAGE));
        }
    }

    private static double micros(URI address, String token) throws IOException {
        try (var connection = new KeptConnection(address, token)) {
            connection.ask();
            long start = System.nanoTime();
            for (var count = 0; count < REQUESTS; count++) {
                connection.ask();
            }
            return (System.nanoTime() - start) / 1e3 / REQUESTS;
        }
    }
}

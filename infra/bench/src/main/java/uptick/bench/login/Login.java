package uptick.bench.login;

import java.net.URI;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import uptick.accounts.AccountsSettings;
import uptick.accounts.PasswordHashes;
import uptick.bench.Rounds;
import uptick.bench.throughput.LocalServer;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.TestServer;

/// Logins of the local server, in a process of its own: the time of one that fails for a name with an account against
/// one for a name without; how much of a login is its hash; and how readers fare beside fifty logins at once.
public final class Login {

    private static final int ROUNDS = Integer.getInteger("rounds", 7);
    private static final int ACCOUNTS = 100;
    private static final int EACH = Integer.getInteger("logins", 60);
    private static final int LOGINS_AT_ONCE = 50;
    private static final Duration READING = Duration.ofSeconds(8);
    private static final String PASSWORD = "a password of many accounts";

    private static final String KNOWN = "known";
    private static final String ALSO_KNOWN = "known again";
    private static final String UNKNOWN = "unknown";
    private static final String SUCCESS = "success";
    private static final String HASH = "hash alone";

    private Login() {}

    /// Measures and prints.
    public static void run() throws Exception {
        var database = TestServer.shared().migratedDatabase();
        var folder = Files.createTempDirectory("uptick-bench-");
        var hashes = new PasswordHashes(new AccountsSettings());
        var hash = hashes.hash(PASSWORD);
        var server =
                LocalServer.start(
                        database,
                        folder,
                        Map.of(
                                "UPTICK_ACCOUNTS_THROTTLE_PER_ACCOUNT", "1000",
                                "UPTICK_ACCOUNTS_THROTTLE_PER_ADDRESS", "1000000"));
        try (server) {
            addAccounts(database, hash);
            var logins = new LoginClient(loginOf(server));
            logins.millis("known", ACCOUNTS, PASSWORD, 200, 2 * ACCOUNTS);
            timing(logins, hashes, hash);
            readers(server);
        }
    }

    private static void timing(LoginClient logins, PasswordHashes hashes, String hash)
            throws Exception {
        var measurements = new LinkedHashMap<String, Rounds.Measurement>();
        var failing = new Pairs();
        System.out.println("Logins one after the other, medians of " + EACH + " a round");
        var kinds = new LinkedHashMap<String, String>();
        kinds.put(KNOWN, "known");
        kinds.put(UNKNOWN, "unknown");
        kinds.put(ALSO_KNOWN, "known");
        measurements.put(
                KNOWN,
                () -> {
                    failing.take(logins, kinds, ACCOUNTS, EACH);
                    return failing.lastMedian(KNOWN);
                });
        measurements.put(UNKNOWN, () -> failing.lastMedian(UNKNOWN));
        measurements.put(ALSO_KNOWN, () -> failing.lastMedian(ALSO_KNOWN));
        measurements.put(SUCCESS, () -> logins.median("known", ACCOUNTS, PASSWORD, 200, EACH));
        measurements.put(HASH, () -> hashMillis(hashes, hash));
        var rounds = Rounds.take(ROUNDS, "ms", measurements);
        rounds.print(UNKNOWN, KNOWN);
        rounds.print(ALSO_KNOWN, KNOWN);
        rounds.print(HASH, SUCCESS);
        failing.print(UNKNOWN, KNOWN, rounds.median(HASH));
        failing.print(ALSO_KNOWN, KNOWN, rounds.median(HASH));
    }

    private static void readers(LocalServer server) throws Exception {
        var token = server.token();
        System.out.println(
                "Readers of GET /v1/trends, "
                        + Readers.CONNECTIONS
                        + " connections, alone and beside "
                        + LOGINS_AT_ONCE
                        + " logins at once");
        var readers = new Readers(server.page(), token);
        readers.read(READING);
        var alone = new LinkedHashMap<String, Rounds.Measurement>();
        alone.put("p99 alone", () -> readers.read(READING).p99());
        alone.put(
                "p99 beside",
                () -> {
                    try (var _ =
                            new ManyLogins(loginOf(server), LOGINS_AT_ONCE, PASSWORD, ACCOUNTS)) {
                        return readers.read(READING).p99();
                    }
                });
        Rounds.take(5, "ms", alone).print("p99 beside", "p99 alone");
        System.out.printf(Locale.ROOT, "%,d logins beside the readers%n", ManyLogins.answered());
    }

    private static double hashMillis(PasswordHashes hashes, String hash) {
        var times = new double[EACH];
        for (var count = 0; count < EACH; count++) {
            long start = System.nanoTime();
            if (hashes.matches("another password", hash)) {
                throw new IllegalStateException("Another password has the same hash");
            }
            times[count] = (System.nanoTime() - start) / 1e6;
        }
        return Pairs.median(times);
    }

    private static URI loginOf(LocalServer server) {
        return server.page().resolve("/v1/login");
    }

    /* All with one hash: working out a hundred would take as long as the rest. */
    private static void addAccounts(TestDatabase database, String hash) throws SQLException {
        try (var connection = database.connect();
                var statement =
                        connection.prepareStatement(
                                "INSERT INTO users (username, password_hash) SELECT 'known' || n, ? FROM generate_series(0, ?) AS n")) {
            statement.setString(1, hash);
            statement.setInt(2, ACCOUNTS - 1);
            statement.executeUpdate();
        }
    }
}

package uptick.bench.throughput;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import uptick.bench.Rounds;
import uptick.bench.coldstart.BarePackage;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.TestServer;

/// P8: how many `GET /v1/trends` a second the local server answers to a user with a token, over eight connections;
/// every server in a process of its own on the same database, the sample world's.
public final class Throughput {

    private static final int ROUNDS = Integer.getInteger("rounds", 7);
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration EACH = Duration.ofSeconds(6);

    private static final String OURS = "Uptick";
    private static final String OURS_BY_WRK = "Uptick by wrk";

    private Throughput() {}

    /// Measures and prints.
    public static void run() throws Exception {
        var database = TestServer.shared().migratedDatabase();
        var folder = Files.createTempDirectory("uptick-bench-");
        var servers = new ArrayList<AutoCloseable>();
        try {
            var local = LocalServer.start(database, folder);
            servers.add(local);
            var references = references(database, folder);
            servers.addAll(references.values());
            var measurements = new LinkedHashMap<String, Rounds.Measurement>();
            measurements.put(OURS, () -> Load.requestsPerSecond(local.page(), local.token(), EACH));
            for (var reference : references.entrySet()) {
                var page = page(reference.getValue());
                Load.requestsPerSecond(page, "", WARM_UP);
                measurements.put(reference.getKey(), () -> Load.requestsPerSecond(page, "", EACH));
            }
            if (Wrk.isInstalled()) {
                measurements.put(
                        OURS_BY_WRK,
                        () -> Wrk.requestsPerSecond(local.page(), local.token(), EACH));
            }
            System.out.println(
                    "P8 throughput: GET /v1/trends over " + Load.CONNECTIONS + " connections");
            Load.requestsPerSecond(local.page(), local.token(), WARM_UP);
            var rounds = Rounds.take(ROUNDS, "requests/s", measurements);
            for (var other : measurements.keySet()) {
                if (!other.equals(OURS)) {
                    rounds.print(OURS, other);
                }
            }
        } finally {
            for (var server : servers.reversed()) {
                server.close();
            }
        }
    }

    private static Map<String, ServerProcess> references(TestDatabase database, Path folder)
            throws IOException, InterruptedException, SQLException {
        var references = new LinkedHashMap<String, ServerProcess>();
        var python = FastApi.find();
        if (python.isPresent()) {
            System.out.println(python.get().versions());
            references.put("FastAPI pooled", python.get().start(database, folder, "pooled"));
            references.put("FastAPI NullPool", python.get().start(database, folder, "null"));
        }
        references.put("bare JDK server", bare(database, folder));
        return references;
    }

    private static ServerProcess bare(TestDatabase database, Path folder)
            throws IOException, InterruptedException, SQLException {
        var statements = BarePackage.write(folder.resolve("bare.jar"), List.of());
        return ServerProcess.java(
                statements + File.pathSeparator + System.getProperty("java.class.path"),
                BareServer.class,
                Map.of(
                        "DATASOURCES_DEFAULT_URL", database.url(),
                        "DATASOURCES_DEFAULT_USERNAME", database.username(),
                        "DATASOURCES_DEFAULT_PASSWORD", database.password(),
                        "READER", someone(database)),
                folder.resolve("bare.log"),
                // Else it waits 40 ms for more to send.
                "-Dsun.net.httpserver.nodelay=true");
    }

    private static String someone(TestDatabase database) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT id FROM users LIMIT 1")) {
            row.next();
            return row.getString(1);
        }
    }

    private static URI page(ServerProcess server) {
        return server.address().resolve("/v1/trends");
    }
}

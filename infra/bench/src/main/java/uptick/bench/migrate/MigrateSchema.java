package uptick.bench.migrate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;

import uptick.bench.PsqlCommand;
import uptick.bench.Rounds;
import uptick.migrations.Migrations;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.TestServer;

/// P23: an empty database taken to the latest version, and a second run that finds nothing to do, against `psql -f` of the
/// same statements in one file.
public final class MigrateSchema {

    private static final int ROUNDS = Integer.getInteger("rounds", 9);

    private static final Path STEPS = Path.of("migrations/src/main/resources/db/migration");

    private MigrateSchema() {}

    /// Measures and prints.
    public static void run() throws Exception {
        if (!PsqlCommand.isThere()) {
            return;
        }
        System.out.println(
                "P23 migration: U empty = Migrations.migrate of an empty database, U again = of the same once more, R = psql -f of the same SQL");
        var script = script();
        var measurements = new LinkedHashMap<String, Rounds.Measurement>();
        var migrated = new TestDatabase[1];
        measurements.put(
                "U empty",
                () -> {
                    migrated[0] = TestServer.shared().emptyDatabase();
                    return millis(() -> migrate(migrated[0]));
                });
        measurements.put(
                "U again",
                () -> {
                    var took = millis(() -> migrate(migrated[0]));
                    TestServer.shared().drop(migrated[0]);
                    return took;
                });
        measurements.put(
                "R",
                () -> {
                    var database = TestServer.shared().emptyDatabase();
                    var took =
                            millis(() -> PsqlCommand.run(database, "-q", "-f", script.toString()));
                    TestServer.shared().drop(database);
                    return took;
                });
        var rounds = Rounds.take(ROUNDS, "ms", measurements);
        rounds.print("U empty", "R");
        rounds.print("U again", "R");
    }

    private interface Work {
        Object run() throws Exception;
    }

    private static double millis(Work work) throws Exception {
        var start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }

    private static Object migrate(TestDatabase database) {
        return Migrations.of(database.url(), database.username(), database.password())
                .migrate(null);
    }

    /* The history that Flyway keeps, and that one step asks for, stands at the beginning; each step is a transaction, as ours. */
    private static Path script() throws IOException {
        var file = Files.createTempFile("uptick-bench-", ".sql");
        file.toFile().deleteOnExit();
        var script = new StringBuilder();
        try (var steps = Files.list(STEPS)) {
            for (var step : steps.sorted().toList()) {
                script.append("BEGIN;\n").append(Files.readString(step)).append("\nCOMMIT;\n");
            }
        }
        Files.writeString(file, script);
        return file;
    }
}

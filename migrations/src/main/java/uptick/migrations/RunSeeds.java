package uptick.migrations;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import uptick.migrations.MigrateAnswer.Seeded;
import uptick.migrations.connection.InTransaction;
import uptick.migrations.connection.SchemaLock;
import uptick.migrations.seed.Seed;
import uptick.migrations.seed.Seeds;

/// Adds the rows that the product comes with.
@Singleton
final class RunSeeds {

    private static final Logger LOG = LoggerFactory.getLogger(RunSeeds.class);

    private final OwnerDatabase database;
    private final Seeds seeds;

    RunSeeds(OwnerDatabase database, Seeds seeds) {
        this.database = database;
        this.seeds = seeds;
    }

    /// Applies all seeds in their order, each in a transaction of its own.
    ///
    /// @throws IllegalArgumentException where the schema is not at this package's version yet
    /// @throws SQLException where the database refuses; the seeds before it stay
    Seeded run() throws SQLException, IOException {
        var pending = database.migrations().status().pending();
        if (!pending.isEmpty()) {
            throw new IllegalArgumentException(
                    "seeds are for the latest version, and these are pending: "
                            + String.join(", ", pending)
                            + "; migrate first");
        }
        var added = new ArrayList<Seeded.Added>();
        try (var connection = database.connect();
                var _ = SchemaLock.take(connection)) {
            for (var seed : seeds.inOrder()) {
                added.add(new Seeded.Added(seed.name(), apply(seed, connection)));
            }
        }
        LOG.info("Seeded {}", added);
        return new Seeded(List.copyOf(added));
    }

    private static long apply(Seed seed, Connection connection) throws SQLException, IOException {
        try {
            return InTransaction.<Long, IOException>of(connection, () -> seed.apply(connection));
        } catch (SQLException failure) {
            throw new SQLException(
                    "seed " + seed.name() + ": " + failure.getMessage(),
                    failure.getSQLState(),
                    failure);
        }
    }
}

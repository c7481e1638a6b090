package uptick.migrations;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import uptick.migrations.MigrateAnswer.Kept;
import uptick.migrations.connection.SchemaLock;
import uptick.migrations.partition.PartitionPlan;
import uptick.migrations.partition.Partitions;
import uptick.migrations.partition.StrayRows;

/// Makes partitions ahead of time, and exports and drops those whose time is over.
@Singleton
final class KeepPartitions {

    private static final Logger LOG = LoggerFactory.getLogger(KeepPartitions.class);

    private final OwnerDatabase database;
    private final PartitionPlan.All plans;
    private final UpkeepSettings settings;
    private final Clock clock;

    KeepPartitions(
            OwnerDatabase database, PartitionPlan.All plans, UpkeepSettings settings, Clock clock) {
        this.database = database;
        this.plans = plans;
        this.settings = settings;
        this.clock = clock;
    }

    /// Does what is due now. What is to come is made for every table before anything old is touched.
    ///
    /// @throws MissingTable where the schema is older than these plans
    /// @throws SQLException where the database refuses, or a table is in use for too long; what is done stays done
    /// @throws IOException where a file cannot be written; its partition stays
    Kept run() throws SQLException, IOException {
        var now = clock.instant();
        try (var connection = database.connect();
                var _ = SchemaLock.take(connection)) {
            refuseMissingTables(connection);
            var made = make(connection, now);
            var kept = retire(connection, now, made);
            LOG.info("Upkeep: {}", kept);
            return kept;
        }
    }

    /// Makes what is missing and touches nothing else: a database that was just migrated has none.
    ///
    /// @return the partitions that were made
    List<String> make() throws SQLException {
        try (var connection = database.connect();
                var _ = SchemaLock.take(connection)) {
            return make(connection, clock.instant());
        }
    }

    private void refuseMissingTables(Connection connection) throws SQLException {
        for (var plan : plans.inOrder()) {
            if (!new Partitions(connection, plan).hasTable()) {
                throw new MissingTable(plan.table());
            }
        }
    }

    private List<String> make(Connection connection, Instant now) throws SQLException {
        var made = new ArrayList<String>();
        for (var plan : plans.inOrder()) {
            made.addAll(new Partitions(connection, plan).ensure(now));
        }
        return made;
    }

    private Kept retire(Connection connection, Instant now, List<String> made)
            throws SQLException, IOException {
        var exported = new ArrayList<String>();
        var expired = new ArrayList<String>();
        for (var plan : plans.inOrder()) {
            var partitions = new Partitions(connection, plan);
            for (var name : partitions.expired(now)) {
                if (settings.exportFolder().isBlank()) {
                    expired.add(name);
                } else {
                    var file = partitions.export(name, Path.of(settings.exportFolder()));
                    exported.add(file.getFileName().toString());
                }
            }
        }
        return new Kept(
                List.copyOf(made),
                List.copyOf(exported),
                List.copyOf(expired),
                new StrayRows(connection).tell(now));
    }
}

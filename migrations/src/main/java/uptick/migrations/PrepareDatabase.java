package uptick.migrations;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

import uptick.migrations.partition.PartitionPlan;
import uptick.migrations.seed.Seeds;

/// Everything that a database needs before the functions work on it, for a process that owns its database: the
/// schema, the partitions of the present, the rows that the product comes with.
public final class PrepareDatabase {

    private final OwnerDatabase database;
    private final Clock clock;

    private PrepareDatabase(OwnerDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Of the database that its owner connects to with these.
    ///
    /// @param clock for which time partitions are made
    public static PrepareDatabase of(String url, String username, String password, Clock clock) {
        return new PrepareDatabase(
                new OwnerDatabase(new OwnerSettings(url, username, password)), clock);
    }

    /// Prepares it; a second time changes nothing.
    ///
    /// @return the versions that were applied, in order
    /// @throws org.flywaydb.core.api.FlywayException where a step fails
    /// @throws SQLException where the database refuses partitions or rows
    public List<String> run() throws SQLException, IOException {
        var applied = database.migrations().migrate(null);
        new KeepPartitions(
                        database, PartitionPlan.All.ofTheProduct(), new UpkeepSettings(""), clock)
                .make();
        new RunSeeds(database, Seeds.ofTheProduct()).run();
        return applied;
    }
}

package uptick.migrations.partition;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import uptick.migrations.connection.InTransaction;

/// The partitions of one table that is partitioned by range of one timestamptz column.
///
/// Every change is one transaction under a lock of the table's own, so two at once do it once.
public final class Partitions {

    private static final String OF =
            """
            SELECT
              partition.relname,
              substring(bound.text FROM 'FROM \\(''([^'']*)''\\)')::timestamptz AS from_inclusive,
              substring(bound.text FROM 'TO \\(''([^'']*)''\\)')::timestamptz AS to_exclusive
            FROM pg_inherits
            JOIN pg_class AS partition ON partition.oid = pg_inherits.inhrelid
            CROSS JOIN LATERAL pg_get_expr(partition.relpartbound, partition.oid) AS bound (text)
            WHERE pg_inherits.inhparent = to_regclass('public.' || ?)
              AND bound.text LIKE 'FOR VALUES FROM (%''%) TO (''%'
            ORDER BY to_exclusive
            """;

    private final Connection connection;
    private final PartitionPlan plan;

    /// @param connection of the table's owner, without a transaction
    public Partitions(Connection connection, PartitionPlan plan) {
        this.connection = connection;
        this.plan = plan;
    }

    /// Whether there is such a table at all.
    public boolean hasTable() throws SQLException {
        try (var statement =
                connection.prepareStatement("SELECT to_regclass('public.' || ?) IS NOT NULL")) {
            statement.setString(1, plan.table());
            try (var row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /// Makes the partition of an instant and those around it, where they are missing. Rows that are in the default
    /// partition already move into the new one.
    ///
    /// @return the names of those that were made
    public List<String> ensure(Instant now) throws SQLException {
        var made = new ArrayList<String>();
        for (var moved = -plan.behind(); moved <= plan.ahead(); moved++) {
            var wanted =
                    plan.period().of(plan.table(), now.atZone(ZoneOffset.UTC).toLocalDate(), moved);
            if (InTransaction.of(connection, () -> makeIfMissing(wanted))) {
                made.add(wanted.name());
            }
        }
        return List.copyOf(made);
    }

    /// The names of those whose time is over, by the plan, the oldest first; none where all are kept.
    public List<String> expired(Instant now) throws SQLException {
        if (plan.kept() == null) {
            return List.of();
        }
        var oldestKept =
                plan.period()
                        .of(plan.table(), now.atZone(ZoneOffset.UTC).toLocalDate(), -plan.kept());
        return whollyBefore(oldestKept.fromInclusive());
    }

    /// The names of those that end at an instant or before it, the oldest first.
    public List<String> whollyBefore(Instant instant) throws SQLException {
        return all().stream()
                .filter(partition -> !partition.toExclusive().isAfter(instant))
                .map(Partition::name)
                .toList();
    }

    /// Exports a partition into a folder, and only then drops it.
    ///
    /// @param name one of this table's
    /// @return the file: CSV with the column names in the first line, times in UTC, without generated columns, so that
    ///     `COPY ... FROM` takes it back
    /// @throws IOException where the file cannot be written; the partition stays
    /// @throws SQLException where it is no partition of this table, or in use for too long; it stays
    public Path export(String name, Path folder) throws SQLException, IOException {
        return new ExportPartition(connection, plan.table()).run(name, folder);
    }

    private List<Partition> all() throws SQLException {
        var all = new ArrayList<Partition>();
        try (var statement = connection.prepareStatement(OF)) {
            statement.setString(1, plan.table());
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    all.add(
                            new Partition(
                                    rows.getString(1),
                                    rows.getObject(2, OffsetDateTime.class).toInstant(),
                                    rows.getObject(3, OffsetDateTime.class).toInstant()));
                }
            }
        }
        return all;
    }

    private boolean makeIfMissing(Partition wanted) throws SQLException {
        TableLock.take(connection, plan.table());
        if (all().stream().anyMatch(wanted::isIn)) {
            return false;
        }
        new MakePartition(connection, plan.table()).run(wanted);
        return true;
    }
}

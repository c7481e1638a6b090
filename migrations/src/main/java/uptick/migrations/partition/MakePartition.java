package uptick.migrations.partition;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// Makes one partition, with the rows in it that waited in the default partition.
final class MakePartition {

    private static final String DEFAULT =
            """
            SELECT partdefid::regclass::text
            FROM pg_partitioned_table
            WHERE partrelid = ('public.' || ?)::regclass
              AND partdefid <> 0
            """;

    /* A generated column is computed again. */
    private static final String COLUMNS =
            """
            SELECT quote_ident(attname)
            FROM pg_attribute
            WHERE attrelid = ('public.' || ?)::regclass
              AND attnum > 0
              AND NOT attisdropped
              AND attgenerated = ''
            ORDER BY attnum
            """;

    private static final String KEY =
            """
            SELECT quote_ident(attname)
            FROM pg_partitioned_table
            JOIN pg_attribute ON pg_attribute.attrelid = partrelid AND pg_attribute.attnum = partattrs[0]
            WHERE partrelid = ('public.' || ?)::regclass
              AND partstrat = 'r'
              AND partnatts = 1
              AND atttypid = 'timestamptz'::regtype
            """;

    private final Connection connection;
    private final String table;

    MakePartition(Connection connection, String table) {
        this.connection = connection;
        this.table = table;
    }

    /* The default partition would refuse a sibling for whose rows it is responsible, so they have to leave it first, and
     * nobody may add to it meanwhile. They leave without a trigger's say: a table that refuses DELETE to keep its history
     * still has every row afterwards, in another partition. */
    void run(Partition partition) throws SQLException {
        var keys = texts(KEY);
        if (keys.isEmpty()) {
            throw new SQLException(
                    table + " is not partitioned by range of one timestamptz column", "42P17");
        }
        var rest = defaultPartition();
        if (rest != null) {
            execute("LOCK TABLE " + rest + " IN ACCESS EXCLUSIVE MODE");
        }
        execute(
                "CREATE TABLE public.%s (LIKE public.%s INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING GENERATED INCLUDING STORAGE INCLUDING COMPRESSION)"
                        .formatted(partition.name(), table));
        if (rest != null) {
            moveRows(partition, rest, keys.getFirst());
        }
        execute(
                "ALTER TABLE public.%s ATTACH PARTITION public.%s FOR VALUES FROM ('%s') TO ('%s')"
                        .formatted(
                                table,
                                partition.name(),
                                partition.fromInclusive(),
                                partition.toExclusive()));
    }

    private void moveRows(Partition partition, String rest, String key) throws SQLException {
        var columns = String.join(", ", texts(COLUMNS));
        execute("ALTER TABLE " + rest + " DISABLE TRIGGER USER");
        execute(
                """
                WITH moved AS (
                  DELETE FROM %s
                  WHERE %s >= '%s'
                    AND %s < '%s'
                  RETURNING %s)
                INSERT INTO public.%s (%s)
                SELECT %s
                FROM moved
                """
                        .formatted(
                                rest,
                                key,
                                partition.fromInclusive(),
                                key,
                                partition.toExclusive(),
                                columns,
                                partition.name(),
                                columns,
                                columns));
        execute("ALTER TABLE " + rest + " ENABLE TRIGGER USER");
    }

    private @Nullable String defaultPartition() throws SQLException {
        var names = texts(DEFAULT);
        return names.isEmpty() ? null : names.getFirst();
    }

    private List<String> texts(String query) throws SQLException {
        var texts = new ArrayList<String>();
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, table);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
        }
        return texts;
    }

    private void execute(String command) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}

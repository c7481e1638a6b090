package uptick.model.market;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Lets one load at a time write the bars of an instrument, until its transaction ends. Advisory locks of the
/// transaction, taken in one order everywhere: loads wait for each other and never deadlock.
final class BarLocks {

    /// A server has room for some thousands of locks; a load of more instruments than this locks all of them by one.
    static final int MOST_INSTRUMENTS = 1000;

    /* Seeds keep these keys apart from those of other advisory locks. */
    private static final String ALL = "hashtextextended('price_bars', 7315)";

    private static final String SOME =
            """
            SELECT pg_advisory_xact_lock(key)
            FROM (
              SELECT DISTINCT hashtextextended(instrument_id::text, 7316) AS key
              FROM unnest(?) AS instrument_id
              ORDER BY key) AS keys
            """;

    private BarLocks() {}

    /// Waits for loads that write some of these instruments.
    static void take(Connection connection, List<BarSpan> spans) throws SQLException {
        var instruments = spans.stream().map(BarSpan::instrumentId).distinct().toArray();
        if (instruments.length > MOST_INSTRUMENTS) {
            execute(connection, "SELECT pg_advisory_xact_lock(" + ALL + ")");
            return;
        }
        execute(connection, "SELECT pg_advisory_xact_lock_shared(" + ALL + ")");
        try (var statement = connection.prepareStatement(SOME)) {
            statement.setArray(1, connection.createArrayOf("uuid", instruments));
            statement.execute();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

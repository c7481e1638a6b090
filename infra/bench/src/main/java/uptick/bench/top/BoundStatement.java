package uptick.bench.top;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/// A statement and the values of its parameters, ready to be run or explained.
///
/// @param run the statement
/// @param explain what the server does for it
record BoundStatement(PreparedStatement run, PreparedStatement explain) {

    private static final String EXPLAIN =
            "EXPLAIN (ANALYZE, BUFFERS, COSTS OFF, TIMING OFF, SUMMARY OFF) ";

    static BoundStatement of(Connection connection, String sql, Object... values)
            throws SQLException {
        return new BoundStatement(
                prepare(connection, sql, values), prepare(connection, EXPLAIN + sql, values));
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... values)
            throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (int index = 0; index < values.length; index++) {
            statement.setObject(index + 1, values[index]);
        }
        return statement;
    }
}

package uptick.bench.top;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.DoubleStream;

import uptick.bench.RepositorySql;

/// One kind of Top 10, prepared on one database.
///
/// @param name what is asked
/// @param by the repository's methods that ask it, or the index that is there for it
/// @param statements what is run, one after the other
record TopQuery(String name, String by, List<BoundStatement> statements) {

    private static final int PAGE = 10;
    private static final Duration EACH = Duration.ofMillis(400);

    /// Every kind that there is, on the given connection.
    static List<TopQuery> all(Connection connection) throws SQLException {
        var latest = RepositorySql.trends("findLatestScored");
        var top = RepositorySql.trends("findTop");
        var columns = top.substring(0, top.indexOf("WHERE"));
        var byMomentum =
                """
                momentum_score IS NOT NULL
                ORDER BY momentum_score DESC, id
                LIMIT %d
                """
                        .formatted(PAGE);
        return List.of(
                new TopQuery(
                        "latest collection",
                        "Trends.findLatestScored and findTop",
                        List.of(
                                BoundStatement.of(connection, latest),
                                BoundStatement.of(
                                        connection, top, latest(connection, latest), PAGE + 1))),
                new TopQuery(
                        "over all",
                        "idx_momentum_score_desc",
                        List.of(BoundStatement.of(connection, columns + "WHERE " + byMomentum))),
                new TopQuery(
                        "by confidence",
                        "idx_confidence_level",
                        List.of(
                                BoundStatement.of(
                                        connection,
                                        columns + "WHERE confidence_level = ? AND " + byMomentum,
                                        "high"))),
                new TopQuery(
                        "last 7 days",
                        "idx_created_at_desc",
                        List.of(
                                BoundStatement.of(
                                        connection,
                                        columns
                                                + "WHERE created_at >= now() - interval '7 days' AND "
                                                + byMomentum))));
    }

    /// Runs it again and again for a while.
    ///
    /// @return the median in microseconds, as the client sees it
    double p50() throws SQLException {
        var micros = DoubleStream.builder();
        long end = System.nanoTime() + EACH.toNanos();
        for (long start = System.nanoTime(); start < end; start = System.nanoTime()) {
            for (var statement : statements) {
                try (var row = statement.run().executeQuery()) {
                    while (row.next()) {
                        row.getString(1);
                    }
                }
            }
            micros.add((System.nanoTime() - start) / 1e3);
        }
        var sorted = micros.build().sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /// What the server does for it.
    List<TopPlan> plans() throws SQLException {
        var plans = new ArrayList<TopPlan>();
        for (var statement : statements) {
            plans.add(TopPlan.of(statement.explain()));
        }
        return plans;
    }

    private static UUID latest(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getObject(1, UUID.class);
        }
    }
}

package uptick.migrations;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/// Waits until other sessions of a database have come to a certain point.
public final class Waiting {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private static final Duration LONGEST = Duration.ofMinutes(2);

    private Waiting() {}

    /// Until one of them waits for a lock.
    public static void forALock(Connection connection) throws SQLException, InterruptedException {
        until(connection, "EXISTS", "AND wait_event_type = 'Lock' AND wait_event <> 'advisory'");
    }

    /// Until there is none but this one and those given.
    ///
    /// @param stay their process numbers
    public static void untilOthersAreGone(Connection connection, List<Integer> stay)
            throws SQLException, InterruptedException {
        until(
                connection,
                "NOT EXISTS",
                "AND pid <> ALL ('{"
                        + String.join(",", stay.stream().map(String::valueOf).toList())
                        + "}')");
    }

    private static void until(Connection connection, String there, String condition)
            throws SQLException, InterruptedException {
        var question =
                """
                SELECT %s (
                  SELECT
                  FROM pg_stat_activity
                  WHERE datname = current_database()
                    AND pid <> pg_backend_pid()
                    %s)
                """
                        .formatted(there, condition);
        for (var waited = Duration.ZERO;
                !"t".equals(Sql.text(connection, question));
                waited = waited.plus(PAUSE)) {
            if (waited.compareTo(LONGEST) > 0) {
                throw new IllegalStateException("Waited in vain: " + question);
            }
            Thread.sleep(PAUSE);
        }
    }
}

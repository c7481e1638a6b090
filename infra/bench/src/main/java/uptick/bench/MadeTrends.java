package uptick.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/// Made-up rows to read: users, topics, runs and their scored trends. Fifty topics a run, as the sample world has
/// them; the shape of the rows is what counts here, not their values.
public final class MadeTrends {

    /// Topics, and so trends of each run.
    public static final int TOPICS = 50;

    /* A statement for each so many runs: a million rows. */
    private static final int BATCH = 20_000;

    private MadeTrends() {}

    /// Writes one user, the topics, and so many runs an hour apart, the newest now, each with its trends, of which
    /// every tenth has no momentum.
    public static void write(Connection connection, UUID user, int runs) throws SQLException {
        execute(
                connection,
                """
                INSERT INTO users (id, username, password_hash) VALUES ('%s', 'bench', 'no one logs in with this')
                """
                        .formatted(user));
        execute(
                connection,
                """
                INSERT INTO topics (topic_key, title)
                SELECT 'topic ' || n, 'Topic ' || n
                FROM generate_series(1, %d) AS n
                """
                        .formatted(TOPICS));
        execute(
                connection,
                """
                INSERT INTO data_collections (provenance, scheduled_for, started_at, completed_at, status)
                SELECT 'sample', moment, moment, moment + interval '1 minute', 'completed'
                FROM (SELECT date_trunc('hour', now()) - n * interval '1 hour' AS moment
                      FROM generate_series(%d, 0, -1) AS n) AS moments
                """
                        .formatted(runs - 1));
        execute(
                connection,
                """
                INSERT INTO trend_scorings (collection_id, collection_started_at, scored_at, score_version, trends_count)
                SELECT id, started_at, completed_at, 'bench', %d
                FROM data_collections
                """
                        .formatted(TOPICS));
        for (int first = 0; first < runs; first += BATCH) {
            writeTrends(connection, first);
        }
        execute(connection, "VACUUM (ANALYZE)");
    }

    private static void writeTrends(Connection connection, int firstRun) throws SQLException {
        execute(
                connection,
                """
                INSERT INTO trends (title, collection_id, topic_id, observed_at, youtube_views, youtube_likes,
                  youtube_channel, youtube_traction_score, momentum_score, confidence_level, score_version,
                  source_states, created_at)
                SELECT topic.title, run.id, topic.id, run.started_at, 1000000 * score, 10000 * score,
                       'Channel of ' || topic.title, score, CASE WHEN mod(draw, 10) > 0 THEN score END,
                       CASE WHEN score > 90 THEN 'high' WHEN score > 60 THEN 'medium' ELSE 'low' END, 'bench',
                       '{"youtube": {"state": "ok"}}', run.completed_at
                FROM (SELECT id, started_at, completed_at
                      FROM data_collections
                      ORDER BY started_at
                      LIMIT %d OFFSET %d) AS run
                CROSS JOIN topics AS topic
                CROSS JOIN LATERAL (
                  SELECT abs(hashtextextended(run.id::text || topic.topic_key, 7)) AS draw) AS drawn
                CROSS JOIN LATERAL (SELECT mod(draw, 100000) / 1000.0::float8 AS score) AS made
                """
                        .formatted(BATCH, firstRun));
    }

    /// Runs one statement.
    public static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

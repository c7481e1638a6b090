package uptick.bench.plan;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

import io.micronaut.context.ApplicationContext;

import uptick.bench.Rounds;
import uptick.collections.run.SliceQueue;
import uptick.collections.run.StartRun;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.TestServer;

/// The start of a scheduled run over 10,000 tracked topics and their control sample, out of 100,000 others, for two sources that
/// are paid by the topic, each with ten answers of every topic before and units for half of them: from the event to the commit,
/// with the plan, what is read for it, and a row with its reason for each topic that is left out. Against one statement that
/// writes as many such rows.
public final class StartRuns {

    private static final int ROUNDS = Integer.getInteger("rounds", 7);
    private static final int TOPICS = Integer.getInteger("topics", 10_000);
    private static final int DAYS = 10;

    private static final Instant MORNING = Instant.parse("2026-11-21T06:00:00Z");

    private static final String START = "start of a run";
    private static final String ROWS = "as many rows alone";

    private StartRuns() {}

    /// Measures and prints.
    public static void run() throws Exception {
        var database = TestServer.durable().migratedDatabase();
        fill(database);
        var properties = new HashMap<String, Object>(database.properties());
        properties.put("datasources.default.maximum-pool-size", 2);
        properties.put("uptick.collections.topics-per-run", TOPICS);
        properties.put("uptick.collections.reddit.client-id", "bench");
        properties.put("uptick.collections.reddit.client-secret", "bench");
        properties.put("uptick.outbound.user-agent", "Uptick/bench (bench@uptick.example)");
        var nobody = new Nobody();
        try (var context =
                ApplicationContext.builder(properties)
                        .singletons(Clock.fixed(MORNING, ZoneOffset.UTC), nobody)
                        .start()) {
            var start = context.getBean(StartRun.class);
            var measurements = new LinkedHashMap<String, Rounds.Measurement>();
            measurements.put(START, () -> start(database, start));
            measurements.put(ROWS, () -> rows(database));
            Rounds.take(ROUNDS, "ms", measurements).print(START, ROWS);
        }
    }

    private static double start(TestDatabase database, StartRun start) throws SQLException {
        var before = System.nanoTime();
        var started = start.onSchedule(MORNING);
        var millis = (System.nanoTime() - before) / 1e6;
        if (!(started instanceof StartRun.Started.New run) || run.slices() == 0) {
            throw new IllegalStateException("nothing was started: " + started);
        }
        execute(database, "DELETE FROM data_collections WHERE id = '" + run.runId() + "'");
        return millis;
    }

    private static double rows(TestDatabase database) throws SQLException {
        var run = UUID.randomUUID();
        execute(
                database,
                "INSERT INTO data_collections (id, started_at) VALUES ('%s', '%s')"
                        .formatted(run, MORNING));
        var before = System.nanoTime();
        execute(
                database,
                """
                INSERT INTO observations (collection_id, topic_id, source, observed_at, state, reason, recorded_at)
                SELECT '%1$s', id, source, '%2$s', 'quota', repeat('x', 150), '%2$s'
                FROM (SELECT id FROM topics WHERE is_tracked LIMIT %3$d) AS topic
                CROSS JOIN (VALUES ('reddit'), ('wikipedia')) AS asked (source)
                """
                        .formatted(run, MORNING, TOPICS / 2));
        var millis = (System.nanoTime() - before) / 1e6;
        execute(database, "DELETE FROM data_collections WHERE id = '" + run + "'");
        return millis;
    }

    private static void fill(TestDatabase database) throws SQLException {
        execute(
                database,
                """
                INSERT INTO api_quota_limits (api_name, daily_limit, reset_time_zone, reserve_share)
                VALUES ('reddit', %1$d, 'UTC', 0), ('wikipedia', %1$d, 'UTC', 0)
                ON CONFLICT (api_name) DO UPDATE
                SET daily_limit = excluded.daily_limit,
                    reserve_share = 0;
                INSERT INTO topics (topic_key, title, is_tracked, priority)
                SELECT 'topic ' || n, 'Topic ' || n, n <= %2$d, n %% 3
                FROM generate_series(1, %2$d * 11) AS n
                """
                        .formatted(TOPICS / 2, TOPICS));
        for (var day = DAYS; day > 0; day--) {
            execute(
                    database,
                    """
                    WITH run AS (
                      INSERT INTO data_collections (started_at, completed_at, status)
                      VALUES ('%1$s', '%1$s', 'completed')
                      RETURNING id)
                    INSERT INTO observations (collection_id, topic_id, source, observed_at, state, metrics, recorded_at, is_news)
                    SELECT run.id, topics.id, source, '%1$s', 'ok', '{"n": %2$d}', '%1$s', hashtext(topics.title || '%1$s') %% 2 = 0
                    FROM run
                    CROSS JOIN topics
                    CROSS JOIN (VALUES ('reddit'), ('wikipedia')) AS asked (source)
                    WHERE is_tracked
                    """
                            .formatted(MORNING.minus(Duration.ofDays(day)), day));
        }
        execute(database, "VACUUM (ANALYZE)");
    }

    private static void execute(TestDatabase database, String sql) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// Whoever would work: here the start alone counts.
    private static final class Nobody implements SliceQueue {

        @Override
        public void nudge(List<UUID> collectionIds) {
            if (collectionIds.isEmpty()) {
                throw new IllegalStateException("nobody is nudged for nothing");
            }
        }
    }
}

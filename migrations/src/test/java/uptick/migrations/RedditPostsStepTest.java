package uptick.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;

import org.junit.jupiter.api.Test;

import uptick.testing.database.TestServer;

/// What step 0040 makes of rows that are there.
class RedditPostsStepTest {

    @Test
    void takesInThePostsOfObservationsAndTheNamesOutOfScores() throws SQLException {
        var database = TestServer.shared().emptyDatabase();
        var migrations = Migrations.of(database.url(), database.username(), database.password());
        migrations.migrate("0039");
        try (var connection = database.connect()) {
            Sql.execute(
                    connection,
                    """
                    INSERT INTO topics (topic_key, title) VALUES ('a', 'A'), ('b', 'B');
                    INSERT INTO data_collections (started_at) VALUES ('2026-11-21T06:00:00Z'), ('2026-11-22T06:00:00Z');
                    INSERT INTO observations (collection_id, topic_id, source, observed_at, state, reason, metrics, recorded_at)
                    SELECT run.id, topics.id, 'reddit', started_at, 'ok', NULL,
                           CASE topic_key WHEN 'a' THEN '{"posts": [{"name": "t3_a"}, {"name": "t3_b"}]}'::jsonb ELSE '{"posts": [{}, {"name": "odd"}]}' END,
                           started_at
                    FROM data_collections AS run
                    CROSS JOIN topics;
                    INSERT INTO trends (title, collection_id, topic_id, score_components)
                    SELECT title, run.id, topics.id,
                           CASE topic_key
                             WHEN 'a' THEN '{"momentum": 1, "reddit": {"terms": 2, "posts": [{"id": "t3_b", "age_hours": 0.30000000000000004}, {"id": "t3_a"}]}}'::jsonb
                             ELSE '{"momentum": 1}'
                           END
                    FROM data_collections AS run
                    CROSS JOIN topics;
                    """);

            migrations.migrate("0040");

            assertThat(
                            Sql.texts(
                                    connection,
                                    "SELECT name || ' ' || (seen_at = '2026-11-22T06:00:00Z') || ' ' || (due_at = '2026-11-23T06:00:00Z') FROM reddit_posts ORDER BY name"))
                    .containsExactly("t3_a true true", "t3_b true true");
            assertThat(
                            Sql.texts(
                                    connection,
                                    "SELECT DISTINCT score_components FROM trends ORDER BY score_components"))
                    .containsExactlyInAnyOrder(
                            "{\"momentum\": 1}",
                            "{\"reddit\": {\"posts\": [{\"id\": \"post-1\", \"age_hours\": 0.30000000000000004}, {\"id\": \"post-2\"}], \"terms\": 2}, \"momentum\": 1}");
        } finally {
            TestServer.shared().drop(database);
        }
    }
}

package uptick.migrations.requirements;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

/// The trend monitor: trends, collections, users and quota.
///
/// That the migrations run without error and back is `MigrationsTest` and `RollbackScriptsTest`; `/health/db` is the edge's.
@WithDatabase
class TrendMonitorRequirementsTest {

    private final Schema schema;

    TrendMonitorRequirementsTest(TestDatabase database) throws SQLException {
        schema = new Schema(database);
    }

    @BeforeAll
    static void makeARowOfEachTable(TestDatabase database) throws SQLException {
        SampleRows.insertAll(database, 1);
    }

    @AfterEach
    void leaveNothingBehind() throws SQLException {
        schema.close();
    }

    @Nested
    class Columns {

        @ParameterizedTest(name = "{0}.{1} is {2}")
        @CsvSource(
                delimiter = '|',
                textBlock =
                        """
                        trends           | id                            | uuid not null default uuidv7()
                        trends           | title                         | varchar(500) not null
                        trends           | collection_id                 | uuid not null
                        trends           | created_at                    | timestamptz not null default now()
                        trends           | reddit_score                  | integer
                        trends           | reddit_comments               | integer
                        trends           | reddit_upvote_ratio           | double precision
                        trends           | reddit_subreddit              | varchar(100)
                        trends           | youtube_channel               | varchar(200)
                        trends           | google_trends_interest        | integer
                        trends           | google_trends_related_queries | jsonb
                        trends           | similarweb_sources            | jsonb
                        trends           | reddit_velocity_score         | double precision
                        trends           | youtube_traction_score        | double precision
                        trends           | google_trends_spike_score     | double precision
                        trends           | similarweb_bonus_applied      | boolean not null default false
                        trends           | momentum_score                | double precision
                        trends           | confidence_level              | varchar(10)
                        trends           | ai_brief                      | text
                        trends           | ai_brief_generated_at         | timestamptz
                        data_collections | id                            | uuid not null default uuidv7()
                        data_collections | started_at                    | timestamptz not null default now()
                        data_collections | completed_at                  | timestamptz
                        data_collections | status                        | varchar(20) not null default 'in_progress'
                        data_collections | errors                        | jsonb
                        data_collections | reddit_api_calls              | integer not null default 0
                        data_collections | youtube_api_quota_used        | integer not null default 0
                        data_collections | google_trends_api_calls       | integer not null default 0
                        users            | id                            | uuid not null default uuidv7()
                        users            | username                      | varchar(100)
                        users            | password_hash                 | varchar(255) not null
                        users            | created_at                    | timestamptz not null default now()
                        users            | last_login                    | timestamptz
                        api_quota_usage  | id                            | integer not null
                        api_quota_usage  | api_name                      | varchar(50) not null
                        api_quota_usage  | date                          | date not null
                        api_quota_usage  | units_used                    | integer not null default 0
                        """)
        void areThoseOfTheDocument(String table, String column, String type) throws SQLException {
            assertThat(schema.column(table, column)).isEqualTo(type);
        }

        @ParameterizedTest
        @ValueSource(strings = {"youtube_views", "youtube_likes", "similarweb_traffic"})
        void thatCanGrowAreBigintAsTheSchemaHasIt(String column) throws SQLException {
            assertThat(schema.column("trends", column)).isEqualTo("bigint");
            schema.execute("UPDATE trends SET " + column + " = 8000000000");
            assertThat(schema.text("SELECT %s FROM trends".formatted(column)))
                    .isEqualTo("8000000000");
        }
    }

    @Nested
    class Indexes {

        @ParameterizedTest(name = "{0} is {1}")
        @CsvSource(
                delimiter = '|',
                textBlock =
                        """
                        idx_momentum_score_desc          | trends (momentum_score DESC, id)
                        idx_confidence_level             | trends (confidence_level, momentum_score DESC, id)
                        idx_created_at_desc              | trends (created_at DESC)
                        idx_started_at_desc              | data_collections (started_at DESC, id DESC)
                        ix_trends_collection_momentum    | trends (collection_id, momentum_score DESC NULLS LAST, id)
                        ix_users_username                | unique users (lower((username)::text))
                        uq_api_quota_usage_api_name_date | unique api_quota_usage (api_name, date)
                        """)
        void areThoseOfTheDocumentAndGoOnToTheNextOrder(String name, String definition)
                throws SQLException {
            assertThat(schema.index(name)).isEqualTo(definition);
        }
    }

    @Nested
    class Trends {

        @Test
        void areCreatedAsTheDocumentsTestDoes() throws SQLException {
            schema.execute(
                    """
                    INSERT INTO data_collections (id, status) VALUES ('00000000-0000-7000-8000-0000000000aa', 'in_progress');
                    INSERT INTO trends (title, collection_id, reddit_score, momentum_score, confidence_level)
                    VALUES ('Test Trend', '00000000-0000-7000-8000-0000000000aa', 5000, 85.5, 'high')
                    """);

            assertThat(
                            schema.text(
                                    """
                                    SELECT concat_ws(' ', id IS NOT NULL, title, momentum_score, similarweb_bonus_applied)
                                    FROM trends
                                    WHERE title = 'Test Trend'
                                    """))
                    .isEqualTo("t Test Trend 85.5 f");
        }

        @ParameterizedTest
        @CsvSource({
            "high, taken",
            "medium, taken",
            "low, taken",
            "High, ck_trends_confidence_level",
            "unsure, ck_trends_confidence_level",
            "'', ck_trends_confidence_level"
        })
        void haveAConfidenceLevelOfThree(String level, String answer) throws SQLException {
            assertThat(another("confidence_level", "'" + level + "'")).isEqualTo(answer);
        }

        @Test
        void haveNoConfidenceLevelWhereNothingWasScored() throws SQLException {
            assertThat(another("confidence_level", "NULL")).isEqualTo("taken");
        }

        @ParameterizedTest
        @ValueSource(strings = {"title", "collection_id"})
        void have(String column) throws SQLException {
            assertThat(another(column, "NULL")).isEqualTo(column + " is null");
        }

        @Test
        void belongToACollection() throws SQLException {
            assertThat(another("collection_id", "gen_random_uuid()"))
                    .isEqualTo("fk_trends_collection_id");
        }

        @Test
        void goWithTheirCollection() throws SQLException {
            schema.execute("DELETE FROM data_collections");

            assertThat(schema.text("SELECT count(*) FROM trends")).isEqualTo("0");
        }

        @Test
        void mayLackWhatASourceDidNotGive() throws SQLException {
            assertThat(
                            schema.text(
                                    """
                                    SELECT num_nonnulls(
                                      reddit_score, reddit_comments, reddit_upvote_ratio, reddit_subreddit, youtube_views, youtube_likes,
                                      youtube_channel, google_trends_interest, google_trends_related_queries, similarweb_traffic,
                                      similarweb_sources, reddit_velocity_score, youtube_traction_score, google_trends_spike_score)
                                    FROM trends
                                    """))
                    .isEqualTo("0");
        }

        @ParameterizedTest
        @CsvSource({
            "reddit_velocity_score, ck_trends_reddit_velocity_score",
            "youtube_traction_score, ck_trends_youtube_traction_score",
            "google_trends_spike_score, ck_trends_google_trends_spike_score",
            "momentum_score, ck_trends_momentum_score"
        })
        void haveScoresFromZeroToAHundred(String column, String constraint) throws SQLException {
            assertThat(another(column, "0")).isEqualTo("taken");
            assertThat(another(column, "100")).isEqualTo("taken");
            assertThat(another(column, "-0.1")).isEqualTo(constraint);
            assertThat(another(column, "100.1")).isEqualTo(constraint);
            assertThat(another(column, "'NaN'")).isEqualTo(constraint);
        }

        @ParameterizedTest
        @CsvSource({
            "reddit_upvote_ratio, 1.01, ck_trends_reddit_upvote_ratio",
            "google_trends_interest, 101, ck_trends_google_trends_interest",
            "youtube_views, -1, ck_trends_counts",
            "youtube_likes, -1, ck_trends_counts",
            "similarweb_traffic, -1, ck_trends_counts",
            "reddit_comments, -1, ck_trends_counts",
            "reddit_score, -50, taken"
        })
        void haveMetricsThatCanBe(String column, String value, String answer) throws SQLException {
            assertThat(another(column, value)).isEqualTo(answer);
        }

        @Test
        void areTheTopTenByMomentumWithoutThoseThatHaveNoneAsTheSchemaHasIt() throws SQLException {
            schema.execute(
                    """
                    INSERT INTO trends (title, collection_id, momentum_score)
                    SELECT 'trend ' || n, collection_id, CASE WHEN n <= 12 THEN 50 + n END
                    FROM trends, generate_series(1, 15) AS n
                    """);

            assertThat(
                            schema.texts(
                                    """
                                    SELECT momentum_score
                                    FROM trends
                                    WHERE momentum_score IS NOT NULL
                                    ORDER BY momentum_score DESC
                                    LIMIT 10
                                    """))
                    .containsExactly("62", "61", "60", "59", "58", "57", "56", "55", "54", "53");
        }

        private String another(String column, String value) throws SQLException {
            return "topic_id".equals(column)
                    ? schema.answerToRow("trends", column, value)
                    : schema.answerToRow("trends", "topic_id", "NULL", column, value);
        }
    }

    @Nested
    class Collections {

        @ParameterizedTest
        @CsvSource({
            "in_progress, NULL, taken",
            "completed, now(), taken",
            "failed, now(), taken",
            "partial, now(), ck_data_collections_status",
            "done, now(), ck_data_collections_status"
        })
        void haveAStatusOfThree(String status, String completedAt, String answer)
                throws SQLException {
            assertThat(
                            schema.answerToRow(
                                    "data_collections",
                                    "status",
                                    "'" + status + "'",
                                    "completed_at",
                                    completedAt))
                    .isEqualTo(answer);
        }

        @Test
        void beginInProgressWithNothingCounted() throws SQLException {
            assertThat(
                            schema.text(
                                    """
                                    WITH begun AS (INSERT INTO data_collections DEFAULT VALUES RETURNING *)
                                    SELECT concat_ws(' ', status, started_at = now(), reddit_api_calls, youtube_api_quota_used, google_trends_api_calls)
                                    FROM begun
                                    """))
                    .isEqualTo("in_progress t 0 0 0");
        }

        @Test
        void keepTheErrorsOfEachSource() throws SQLException {
            schema.execute(
                    """
                    UPDATE data_collections
                    SET errors = '[{"source": "reddit", "state": "blocked", "reason": "HTTP 403"}]'
                    """);

            assertThat(schema.text("SELECT errors -> 0 ->> 'reason' FROM data_collections"))
                    .isEqualTo("HTTP 403");
        }

        @Test
        void arePartialWhereTheyCompletedWithErrorsAsTheSchemaHasIt() throws SQLException {
            assertThat(schema.text("SELECT is_partial FROM data_collections")).isEqualTo("f");

            schema.execute("UPDATE data_collections SET errors = '[{\"source\": \"reddit\"}]'");
            assertThat(schema.text("SELECT is_partial FROM data_collections")).isEqualTo("t");

            schema.execute("UPDATE data_collections SET status = 'failed'");
            assertThat(schema.text("SELECT is_partial FROM data_collections")).isEqualTo("f");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"reddit_api_calls", "youtube_api_quota_used", "google_trends_api_calls"})
        void countNothingBelowZero(String counter) throws SQLException {
            assertThat(schema.answerTo("UPDATE data_collections SET %s = -1".formatted(counter)))
                    .isEqualTo("ck_data_collections_counters");
        }
    }

    @Nested
    class Users {

        @Test
        void includeOneByUsernameAloneWithABcryptHash() throws SQLException {
            assertThat(
                            schema.answerTo(
                                    """
                                    INSERT INTO users (username, password_hash)
                                    VALUES ('dave', '$2b$12$EixZaYVK1fsbw1ZfbX3OXePaWxn96p36WQoeG6Lruj3vjPGga31lW')
                                    """))
                    .isEqualTo("taken");
        }

        @Test
        void haveAUsernameOfTheirOwnWhateverItsCase() throws SQLException {
            assertThat(schema.answerToRow("users", "username", "'READER-1'"))
                    .isEqualTo("ix_users_username");
        }
    }

    @Nested
    class Quota {

        @Test
        void isCountedInOneRowForAnApiAndDay() throws SQLException {
            var insertion =
                    "INSERT INTO api_quota_usage (api_name, date, units_used) VALUES ('youtube', '2026-01-08', 100)";
            schema.execute(insertion);

            assertThat(schema.answerTo(insertion)).isEqualTo("uq_api_quota_usage_api_name_date");
            assertThat(schema.answerTo(insertion.replace("-08", "-09"))).isEqualTo("taken");
            assertThat(schema.answerTo(insertion.replace("youtube", "youtube.search")))
                    .isEqualTo("taken");
        }

        @Test
        void beginsAtZeroUnderARunningNumber() throws SQLException {
            assertThat(
                            schema.texts(
                                    """
                                    INSERT INTO api_quota_usage (api_name, date)
                                    VALUES ('reddit', '2026-01-08'), ('reddit', '2026-01-09')
                                    RETURNING units_used || ' ' || (id > (SELECT min(id) FROM api_quota_usage))
                                    """))
                    .containsExactly("0 true", "0 true");
        }

        @ParameterizedTest
        @ValueSource(strings = {"api_name", "date", "units_used"})
        void has(String column) throws SQLException {
            assertThat(schema.answerToRow("api_quota_usage", column, "NULL"))
                    .isEqualTo(column + " is null");
        }

        @ParameterizedTest
        @CsvSource({
            "units_used, ck_api_quota_usage_units_used",
            "units_reserved, ck_api_quota_usage_units_reserved"
        })
        void isNeverNegativeAsTheSchemaHasIt(String column, String constraint) throws SQLException {
            assertThat(schema.answerToRow("api_quota_usage", column, "-1")).isEqualTo(constraint);
        }

        @Test
        void mayOverrunItsLimitWhereTheProviderSaysSoAsTheSchemaHasIt() throws SQLException {
            assertThat(
                            schema.answerToRow(
                                    "api_quota_usage", "units_used", "11", "unit_limit", "10"))
                    .isEqualTo("taken");
        }
    }
}

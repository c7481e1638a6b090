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

/// Recommendations with sentiment: users, preferences, stocks, market data, sentiment and recommendations.
///
/// Migration up and down is walked by `RollbackScriptsTest`; the health endpoint and the first user are tested where they are.
@WithDatabase
class SentimentRequirementsTest {

    private final Schema schema;

    SentimentRequirementsTest(TestDatabase database) throws SQLException {
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
    class Tables {

        @ParameterizedTest(name = "{0}.{1} is {2}")
        @CsvSource(
                delimiter = '|',
                textBlock =
                        """
                        users                | id               | uuid not null default uuidv7()
                        users                | email            | varchar(255)
                        users                | password_hash    | varchar(255) not null
                        users                | is_verified      | boolean not null default false
                        users                | tier             | varchar(20) not null default 'free'
                        users                | created_at       | timestamptz not null default now()
                        users                | updated_at       | timestamptz not null default now()
                        user_settings        | user_id          | uuid not null
                        user_settings        | holding_period   | varchar(20) not null default 'daily'
                        user_settings        | updated_at       | timestamptz not null default now()
                        instruments          | name             | varchar(255)
                        instruments          | sector           | varchar(100)
                        instruments          | fortune_500_rank | integer
                        quotes               | instrument_id    | uuid not null
                        quotes               | price            | numeric(18,6) not null
                        quotes               | volume           | bigint
                        quotes               | ts               | timestamptz not null
                        sentiment_scores     | instrument_id    | uuid
                        sentiment_scores     | score            | double precision
                        sentiment_scores     | source           | varchar(255) not null
                        sentiment_scores     | ts               | timestamptz not null
                        recommendations      | instrument_id    | uuid not null
                        recommendations      | signal           | varchar(10) derived
                        recommendations      | confidence       | double precision not null
                        recommendations      | risk_level       | varchar(10)
                        recommendations      | justification    | text
                        recommendations      | created_at       | timestamptz not null default now()
                        user_recommendations | user_id          | uuid not null
                        """)
        void haveTheDocumentsColumns(String table, String column, String type) throws SQLException {
            assertThat(schema.column(table, column)).isEqualTo(type);
        }

        @ParameterizedTest(name = "{0} on {1}")
        @CsvSource(
                delimiter = '|',
                textBlock =
                        """
                        ix_users_email                          | unique users (lower((email)::text))
                        ix_user_settings_user_id                | unique user_settings (user_id)
                        ix_instruments_symbol                   | instruments (symbol)
                        ix_quotes_ts                            | quotes (ts)
                        pk_quotes                               | unique quotes (instrument_id, ts)
                        ix_sentiment_scores_instrument_id       | sentiment_scores (instrument_id, ts DESC)
                        ix_sentiment_scores_ts                  | sentiment_scores (ts)
                        ix_recommendations_instrument_id        | recommendations (instrument_id)
                        ix_recommendations_generated_at         | recommendations (generated_at)
                        pk_user_recommendations                 | unique user_recommendations (user_id, recommendation_id)
                        """)
        void haveTheDocumentsIndexes(String name, String definition) throws SQLException {
            assertThat(schema.index(name)).isEqualTo(definition);
        }

        @Test
        void haveOnePrimaryListingForASymbolAsTheSchemaHasIt() throws SQLException {
            assertThat(schema.index("ix_instruments_primary_listing"))
                    .isEqualTo("unique instruments (symbol) WHERE is_primary_listing");
            schema.execute("UPDATE instruments SET is_primary_listing = true");

            assertThat(
                            schema.answerToRow(
                                    "instruments",
                                    "symbol",
                                    "'SYM1'",
                                    "exchange",
                                    "'LSE'",
                                    "is_primary_listing",
                                    "true"))
                    .isEqualTo("ix_instruments_primary_listing");
            assertThat(schema.answerToRow("instruments", "symbol", "'SYM1'", "exchange", "'LSE'"))
                    .isEqualTo("taken");
        }
    }

    @Nested
    class Enumerations {

        @ParameterizedTest(name = "{0}.{1} = {2}: {3}")
        @CsvSource({
            "users, tier, free, taken",
            "users, tier, premium, taken",
            "users, tier, FREE, ck_users_tier",
            "users, tier, gold, ck_users_tier",
            "user_settings, holding_period, daily, taken",
            "user_settings, holding_period, weekly, taken",
            "user_settings, holding_period, monthly, taken",
            "user_settings, holding_period, yearly, ck_user_settings_holding_period",
            "recommendations, risk_level, low, taken",
            "recommendations, risk_level, medium, taken",
            "recommendations, risk_level, high, taken",
            "recommendations, risk_level, extreme, ck_recommendations_risk_level"
        })
        void areClosed(String table, String column, String value, String answer)
                throws SQLException {
            assertThat(schema.answerTo("UPDATE %s SET %s = '%s'".formatted(table, column, value)))
                    .isEqualTo(answer);
        }

        @ParameterizedTest
        @CsvSource({"BUY, buy", "SELL, sell", "HOLD, hold"})
        void ofSignalsAreTheLabelsInLowerCaseAsTheSchemaHasIt(String label, String signal)
                throws SQLException {
            schema.execute("UPDATE recommendations SET label = '%s'".formatted(label));

            assertThat(schema.text("SELECT signal FROM compat.r1_recommendations"))
                    .isEqualTo(signal);
        }

        @ParameterizedTest
        @CsvSource({"conservative, low", "moderate, medium", "aggressive, high"})
        void ofRiskToleranceAreTheProfilesUnderTheSchemasMap(String profile, String tolerance)
                throws SQLException {
            schema.execute("UPDATE user_settings SET preferred_profile = '%s'".formatted(profile));

            assertThat(schema.text("SELECT risk_tolerance FROM compat.r1_user_preferences"))
                    .isEqualTo(tolerance);
        }

        @Test
        void beginAsTheDocumentSays() throws SQLException {
            assertThat(
                            schema.text(
                                    """
                                    SELECT concat_ws(' ', tier, is_verified, holding_period, risk_tolerance)
                                    FROM compat.r1_users
                                    JOIN compat.r1_user_preferences ON user_id = r1_users.id
                                    """))
                    .isEqualTo("free f daily medium");
        }
    }

    @Nested
    class Relationships {

        @Test
        void giveAUserOneRowOfPreferences() throws SQLException {
            assertThat(schema.answerToRow("user_settings")).isEqualTo("ix_user_settings_user_id");
        }

        @ParameterizedTest
        @CsvSource({
            "user_settings, user_id, fk_user_settings_user_id",
            "quotes, instrument_id, fk_quotes_instrument_id",
            "sentiment_scores, instrument_id, fk_sentiment_scores_instrument_id",
            "user_recommendations, user_id, fk_user_recommendations_user_id",
            "recommendations, instrument_id, fk_recommendations_instrument_id"
        })
        void refuseAnOrphan(String table, String column, String constraint) throws SQLException {
            assertThat(schema.answerToRow(table, column, "gen_random_uuid()"))
                    .isEqualTo(constraint);
        }

        @ParameterizedTest
        @ValueSource(strings = {"user_settings", "user_recommendations"})
        void takeAwayWithAUser(String table) throws SQLException {
            schema.execute("DELETE FROM users");

            assertThat(schema.text("SELECT count(*) FROM " + table)).isEqualTo("0");
            assertThat(schema.text("SELECT count(*) FROM recommendations")).isEqualTo("1");
        }

        @ParameterizedTest
        @ValueSource(strings = {"quotes", "recommendations", "user_recommendations"})
        void takeAwayWithAStock(String table) throws SQLException {
            schema.execute("DELETE FROM instruments");

            assertThat(schema.text("SELECT count(*) FROM " + table)).isEqualTo("0");
            assertThat(
                            schema.text(
                                    "SELECT count(*) FROM sentiment_scores WHERE instrument_id IS NOT NULL"))
                    .isEqualTo("0");
        }
    }

    @Nested
    class Values {

        @ParameterizedTest(name = "{0}.{1} = {2}: {3}")
        @CsvSource({
            "sentiment_scores, score, -1, taken",
            "sentiment_scores, score, 1, taken",
            "sentiment_scores, score, -1.01, ck_sentiment_scores_score",
            "sentiment_scores, score, 1.01, ck_sentiment_scores_score",
            "sentiment_scores, score, 'NaN', ck_sentiment_scores_score",
            "sentiment_scores, samples, -1, ck_sentiment_scores_samples",
            "quotes, price, 0, ck_quotes_price",
            "quotes, price, NaN, ck_quotes_price",
            "quotes, volume, -1, ck_quotes_volume",
            "quotes, volume, 9223372036854775807, taken",
            "recommendations, confidence, 1, taken",
            "recommendations, confidence, 1.01, ck_recommendations_confidence",
            "instruments, fortune_500_rank, 1, taken",
            "instruments, fortune_500_rank, 500, taken",
            "instruments, fortune_500_rank, 0, ck_instruments_fortune_500_rank",
            "instruments, fortune_500_rank, 501, ck_instruments_fortune_500_rank"
        })
        void areWithinTheirRange(String table, String column, String value, String answer)
                throws SQLException {
            assertThat(schema.answerTo("UPDATE %s SET %s = '%s'".formatted(table, column, value)))
                    .isEqualTo(answer);
        }

        @Test
        void ofSentimentAreAbsentOnlyWithAReasonAsTheSchemaHasIt() throws SQLException {
            assertThat(schema.answerToRow("sentiment_scores", "score", "NULL"))
                    .isEqualTo("ck_sentiment_scores_absence_has_a_reason");
            assertThat(
                            schema.answerToRow(
                                    "sentiment_scores", "score", "NULL", "reason", "'no text'"))
                    .isEqualTo("taken");
        }

        @Test
        void ofSentimentAreAboutOneStockOrTopicAsTheSchemaHasIt() throws SQLException {
            assertThat(schema.answerToRow("sentiment_scores", "instrument_id", "NULL"))
                    .isEqualTo("ck_sentiment_scores_one_subject");
        }

        @Test
        void ofSentimentAreKeptForEachSourceSoThatASumShowsItsParts() throws SQLException {
            var at = schema.rows().value("sentiment_scores", "ts", 1);

            assertThat(schema.answerToRow("sentiment_scores", "ts", at))
                    .isEqualTo("uq_sentiment_scores_subject_source_ts");
            assertThat(schema.answerToRow("sentiment_scores", "ts", at, "source", "'reddit'"))
                    .isEqualTo("taken");
        }

        @Test
        void ofConfidenceSayTheirMethodInsteadOfRSquaredAsTheSchemaHasIt() throws SQLException {
            assertThat(schema.text("SELECT confidence_method FROM recommendations"))
                    .isEqualTo("uncalibrated");
            assertThat(
                            schema.answerTo(
                                    "UPDATE recommendations SET confidence_method = 'r_squared'"))
                    .isEqualTo("ck_recommendations_confidence_method");
        }
    }

    @Nested
    class UsersRecommendations {

        @Test
        void areShownOnceEachAsTheSchemaHasIt() throws SQLException {
            assertThat(schema.answerToRow("user_recommendations"))
                    .isEqualTo("pk_user_recommendations");
        }

        @Test
        void areTheDocumentsRows() throws SQLException {
            schema.execute(
                    "UPDATE recommendations SET risk_level = 'high', justification = 'Because.'");

            assertThat(
                            schema.text(
                                    """
                                    SELECT concat_ws(' ', user_id = users.id, stock_id = instruments.id, signal, confidence_score, risk_level, explanation)
                                    FROM compat.r1_recommendations, users, instruments
                                    """))
                    .isEqualTo("t t hold 0.5 high Because.");
        }
    }
}

package uptick.migrations.requirements;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

/// The signal platform: users, instruments, bars, features, models and recommendations.
///
/// Its migration commands (up, down, base, up again) are walked by `RollbackScriptsTest` and `MigrationsTest`, its names and
/// types as it has them are held against the views `compat.r4_` by [CompatViewsTest].
@WithDatabase
class SignalPlatformRequirementsTest {

    private final Schema schema;

    SignalPlatformRequirementsTest(TestDatabase database) throws SQLException {
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
                        users           | id                       | uuid not null default uuidv7()
                        users           | password_hash            | varchar(255) not null
                        users           | is_admin                 | boolean not null default false
                        users           | is_deleted               | boolean not null default false
                        users           | created_at               | timestamptz not null default now()
                        user_settings   | id                       | uuid not null default uuidv7()
                        user_settings   | user_id                  | uuid not null
                        user_settings   | risk_consent_accepted    | boolean not null default false
                        user_settings   | risk_consent_accepted_at | timestamptz
                        user_settings   | preferred_profile        | varchar(50) not null default 'moderate'
                        user_settings   | created_at               | timestamptz not null default now()
                        user_settings   | updated_at               | timestamptz not null default now()
                        instruments     | id                       | uuid not null default uuidv7()
                        instruments     | symbol                   | varchar(50) not null
                        instruments     | exchange                 | varchar(50) not null
                        instruments     | name                     | varchar(255)
                        instruments     | sector                   | varchar(100)
                        instruments     | is_active                | boolean not null default true
                        instruments     | created_at               | timestamptz not null default now()
                        instruments     | updated_at               | timestamptz not null default now()
                        price_bars      | instrument_id            | uuid not null
                        price_bars      | ts                       | timestamptz not null
                        price_bars      | interval                 | varchar(10) not null
                        features        | instrument_id            | uuid not null
                        features        | ts                       | timestamptz not null
                        features        | ret_1d                   | double precision
                        features        | ret_5d                   | double precision
                        features        | ret_20d                  | double precision
                        features        | rsi_14                   | double precision
                        features        | momentum_5d              | double precision
                        features        | vol_20d                  | double precision
                        features        | atr_14                   | double precision
                        features        | volume_zscore            | double precision
                        features        | additional_features      | jsonb
                        model_versions  | id                       | uuid not null default uuidv7()
                        model_versions  | version                  | varchar(100) not null
                        model_versions  | trained_at               | timestamptz not null default now()
                        model_versions  | metrics_json             | jsonb not null
                        model_versions  | model_path               | varchar(500)
                        model_versions  | is_active                | boolean not null default false
                        model_versions  | created_at               | timestamptz not null default now()
                        recommendations | id                       | uuid not null default uuidv7()
                        recommendations | instrument_id            | uuid not null
                        recommendations | model_version_id         | uuid not null
                        recommendations | profile                  | varchar(50) not null
                        recommendations | label                    | varchar(10) not null
                        recommendations | confidence               | double precision not null
                        recommendations | expected_return_pct      | double precision
                        recommendations | horizon_days             | integer
                        recommendations | justification            | text
                        recommendations | features_snapshot        | jsonb not null
                        recommendations | generated_at             | timestamptz not null default now()
                        recommendations | is_active                | boolean not null default true
                        """)
        void areThoseOfTheDocument(String table, String column, String type) throws SQLException {
            assertThat(schema.column(table, column)).isEqualTo(type);
        }

        @ParameterizedTest(name = "{0}.{1} is {2}")
        @CsvSource(
                delimiter = '|',
                textBlock =
                        """
                        users           | email             | varchar(255)
                        instruments     | market_cap_bucket | varchar(50) derived
                        instruments     | pe_bucket         | varchar(50) derived
                        price_bars      | open              | numeric(18,6) not null
                        price_bars      | high              | numeric(18,6) not null
                        price_bars      | low               | numeric(18,6) not null
                        price_bars      | close             | numeric(18,6) not null
                        price_bars      | volume            | bigint not null
                        price_bars      | recorded_at       | timestamptz not null default now()
                        features        | recorded_at       | timestamptz not null default now()
                        model_versions  | params_hash       | character(64) not null
                        recommendations | stop_loss         | numeric(18,6)
                        recommendations | take_profit       | numeric(18,6)
                        """)
        void areTheSchemasWhereItOverrulesTheDocument(String table, String column, String type)
                throws SQLException {
            assertThat(schema.column(table, column)).isEqualTo(type);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "users",
                    "user_settings",
                    "instruments",
                    "model_versions",
                    "recommendations"
                })
        void makeTheirUuidsThemselves(String table) throws SQLException {
            assertThat(
                            schema.text(
                                    "SELECT uuid_extract_version(%s)"
                                            .formatted(
                                                    schema.column(table, "id")
                                                            .replaceAll(".* default ", ""))))
                    .isEqualTo("7");
        }

        @ParameterizedTest
        @CsvSource({
            "price_bars, 'instrument_id, \"interval\", ts'",
            "features, 'instrument_id, ts'"
        })
        void haveNaturalKeysInTimeSeriesAsTheSchemaHasIt(String table, String key)
                throws SQLException {
            assertThat(
                            schema.text(
                                    """
                                    SELECT pg_get_constraintdef(oid)
                                    FROM pg_constraint
                                    WHERE conrelid = '%s'::regclass
                                      AND contype = 'p'
                                    """
                                            .formatted(table)))
                    .isEqualTo("PRIMARY KEY (" + key + ")");
        }
    }

    @Nested
    class Indexes {

        @ParameterizedTest(name = "{0} is {1}")
        @CsvSource(
                delimiter = '|',
                textBlock =
                        """
                        ix_users_is_deleted                   | users (is_deleted)
                        ix_user_settings_user_id              | unique user_settings (user_id)
                        ix_instruments_symbol                 | instruments (symbol)
                        ix_instruments_is_active              | instruments (is_active)
                        idx_features_instrument_ts            | unique features (instrument_id, ts)
                        ix_model_versions_version             | unique model_versions (version)
                        ix_recommendations_instrument_id      | recommendations (instrument_id)
                        ix_recommendations_model_version_id   | recommendations (model_version_id)
                        ix_recommendations_profile            | recommendations (profile)
                        ix_recommendations_label              | recommendations (label)
                        ix_recommendations_generated_at       | recommendations (generated_at)
                        ix_recommendations_is_active          | recommendations (is_active)
                        idx_recommendations_active_generated  | recommendations (is_active, generated_at)
                        idx_recommendations_instrument_profile| recommendations (instrument_id, profile, generated_at)
                        """)
        void areThoseOfTheDocument(String name, String definition) throws SQLException {
            assertThat(schema.index(name)).isEqualTo(definition);
        }

        /* Case-insensitive, ordered for the page after, at most one active; bars and features arrive in the order of time. */
        @ParameterizedTest(name = "{0} is {1}")
        @CsvSource(
                delimiter = '|',
                textBlock =
                        """
                        ix_users_email                        | unique users (lower((email)::text))
                        ix_instruments_exchange               | instruments (exchange, symbol)
                        ix_model_versions_is_active           | unique model_versions (is_active) WHERE is_active
                        ix_price_bars_ts                      | price_bars USING brin (ts)
                        ix_features_ts                        | features USING brin (ts)
                        idx_price_bars_instrument_ts_interval | unique price_bars (instrument_id, "interval", ts) WITH (fillfactor='100')
                        """)
        void serveMoreUnderTheDocumentsNameWhereTheSchemaOverrulesIt(String name, String definition)
                throws SQLException {
            assertThat(schema.index(name)).isEqualTo(definition);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                textBlock =
                        """
                        SELECT FROM price_bars WHERE instrument_id = '00000000-0000-7000-8000-000000000001' AND interval = 'daily' | price_bars_daily_default_pkey
                        SELECT FROM features WHERE instrument_id = '00000000-0000-7000-8000-000000000001'                          | features_default_pkey
                        """)
        void onAnInstrumentAloneAreTheBeginningOfTheKeyAsTheSchemaHasIt(String query, String index)
                throws SQLException {
            schema.execute("SET LOCAL enable_seqscan = off");

            assertThat(schema.texts("EXPLAIN " + query)).anyMatch(line -> line.contains(index));
        }

        @Test
        void onAnIntervalAreAPartitionAsTheSchemaHasIt() throws SQLException {
            assertThat(schema.texts("EXPLAIN SELECT FROM price_bars WHERE interval = '15m'"))
                    .anyMatch(line -> line.contains("price_bars_15m_default"))
                    .noneMatch(line -> line.contains("price_bars_daily"));
        }
    }

    @Nested
    class Users {

        @Test
        void areInsertedAsTheDocumentWritesIt() throws SQLException {
            assertThat(
                            schema.answerTo(
                                    """
                                    INSERT INTO users (id, email, password_hash, is_admin, is_deleted)
                                    VALUES (
                                        gen_random_uuid(),
                                        'test@example.com',
                                        '$argon2id$v=19$m=65536,t=3,p=4$...',  -- hashed password
                                        false,
                                        false
                                    );
                                    """))
                    .isEqualTo("taken");
        }

        @Test
        void haveAnAddressOfTheirOwnWhateverItsCase() throws SQLException {
            assertThat(schema.answerToRow("users", "email", "'reader-1@EXAMPLE.org'"))
                    .isEqualTo("ix_users_email");
        }

        @Test
        void needNoAddressWhereTheyHaveAUsernameAsTheSchemaHasIt() throws SQLException {
            assertThat(schema.answerToRow("users", "email", "NULL")).isEqualTo("taken");
            assertThat(schema.answerToRow("users", "email", "NULL", "username", "NULL"))
                    .isEqualTo("ck_users_has_a_name");
        }

        @Test
        void haveAPassword() throws SQLException {
            assertThat(schema.answerToRow("users", "password_hash", "NULL"))
                    .isEqualTo("password_hash is null");
        }

        @Test
        void areDeletedSoftlyAndKeepWhatHangsOnThem() throws SQLException {
            schema.execute("UPDATE users SET is_deleted = true");

            assertThat(schema.text("SELECT deleted_at = now() FROM users")).isEqualTo("t");
            assertThat(schema.text("SELECT count(*) FROM user_settings")).isEqualTo("1");
        }

        @Test
        void areInsertedAsDeletedWithATimeThatSetsItself() throws SQLException {
            schema.execute(
                    "INSERT INTO users (email, password_hash, is_deleted) VALUES ('gone@example.org', 'x', true)");

            assertThat(
                            schema.text(
                                    "SELECT deleted_at = now() FROM users WHERE email = 'gone@example.org'"))
                    .isEqualTo("t");
        }
    }

    @Nested
    class UserSettings {

        @BeforeEach
        void makeAnotherUser() throws SQLException {
            schema.execute(
                    "INSERT INTO users (id, username, password_hash) VALUES (%s, 'ann', 'x')"
                            .formatted(schema.rows().value("users", "id", 3)));
        }

        @Test
        void areAtMostOneRowForAUser() throws SQLException {
            assertThat(schema.answerToRow("user_settings")).isEqualTo("ix_user_settings_user_id");
        }

        @Test
        void belongToAUserThatIsThere() throws SQLException {
            assertThat(schema.answerToRow("user_settings", "user_id", "gen_random_uuid()"))
                    .isEqualTo("fk_user_settings_user_id");
        }

        @ParameterizedTest
        @CsvSource({
            "conservative, taken",
            "moderate, taken",
            "aggressive, taken",
            "medium, ck_user_settings_preferred_profile",
            "Moderate, ck_user_settings_preferred_profile",
            "'', ck_user_settings_preferred_profile"
        })
        void haveAProfileOfThree(String profile, String answer) throws SQLException {
            assertThat(ofAnother("preferred_profile", "'" + profile + "'")).isEqualTo(answer);
        }

        @Test
        void haveNoConsentWithoutATimeAsTheSchemaHasIt() throws SQLException {
            assertThat(ofAnother("risk_consent_accepted", "true"))
                    .isEqualTo("ck_user_settings_consent_has_a_time");
            assertThat(
                            ofAnother(
                                    "risk_consent_accepted",
                                    "true",
                                    "risk_consent_accepted_at",
                                    "now()"))
                    .isEqualTo("taken");
        }

        @Test
        void goWithTheirUser() throws SQLException {
            schema.execute("DELETE FROM users");

            assertThat(schema.text("SELECT count(*) FROM user_settings")).isEqualTo("0");
        }

        private String ofAnother(String... columns) throws SQLException {
            var all = new String[columns.length + 2];
            all[0] = "user_id";
            all[1] = schema.rows().value("users", "id", 3);
            System.arraycopy(columns, 0, all, 2, columns.length);
            return schema.answerToRow("user_settings", all);
        }
    }

    @Nested
    class Instruments {

        @Test
        void areInsertedAsTheDocumentWritesIt() throws SQLException {
            assertThat(
                            schema.answerTo(
                                    """
                                    INSERT INTO instruments (id, symbol, exchange, name, sector, is_active)
                                    VALUES (
                                        gen_random_uuid(),
                                        'AAPL',
                                        'NASDAQ',
                                        'Apple Inc.',
                                        'Technology',
                                        true
                                    );
                                    """))
                    .isEqualTo("taken");
        }

        @Test
        void areOneForASymbolOnAnExchange() throws SQLException {
            schema.execute(
                    "INSERT INTO instruments (symbol, exchange) VALUES ('AAPL', 'NASDAQ'), ('AAPL', 'EURONEXT PARIS')");

            assertThat(
                            schema.answerToRow(
                                    "instruments", "symbol", "'AAPL'", "exchange", "'NASDAQ'"))
                    .isEqualTo("uq_instruments_symbol_exchange");
        }

        @ParameterizedTest
        @ValueSource(strings = {"symbol", "exchange"})
        void have(String column) throws SQLException {
            assertThat(schema.answerToRow("instruments", column, "NULL"))
                    .isEqualTo(column + " is null");
            assertThat(schema.answerToRow("instruments", column, "''"))
                    .isEqualTo("ck_instruments_symbol");
        }

        @ParameterizedTest
        @CsvSource({
            "1999999999.99, small",
            "2000000000, mid",
            "9999999999.99, mid",
            "10000000000, large",
            "0, small"
        })
        void haveACapBucketFromTheirMarketCapAsTheSchemaHasIt(String dollars, String bucket)
                throws SQLException {
            schema.execute("UPDATE instruments SET market_cap = " + dollars);

            assertThat(schema.text("SELECT market_cap_bucket FROM instruments")).isEqualTo(bucket);
        }

        @ParameterizedTest
        @CsvSource({"14.999, low", "15, medium", "29.999, medium", "30, high", "-3,"})
        void haveAPeBucketFromTheirPeRatioAsTheSchemaHasIt(String ratio, String bucket)
                throws SQLException {
            schema.execute("UPDATE instruments SET pe_ratio = " + ratio);

            assertThat(schema.text("SELECT pe_bucket FROM instruments")).isEqualTo(bucket);
        }

        @Test
        void haveTheProvidersClassWhereNoMarketCapIsKnownAsTheSchemaHasIt() throws SQLException {
            schema.execute("UPDATE instruments SET provider_market_cap_class = 'mid'");

            assertThat(schema.text("SELECT market_cap_bucket FROM instruments")).isEqualTo("mid");
            assertThat(schema.answerTo("UPDATE instruments SET provider_market_cap_class = 'huge'"))
                    .isEqualTo("ck_instruments_provider_market_cap_class");
        }

        @Test
        void areFoundByTheWordsOfTheirName() throws SQLException {
            schema.execute(
                    "INSERT INTO instruments (symbol, exchange, name) VALUES ('MC', 'EURONEXT PARIS', 'LVMH Moët Hennessy')");

            assertThat(
                            schema.texts(
                                    "SELECT symbol FROM instruments WHERE search @@ websearch_to_tsquery('simple', 'hennessy')"))
                    .containsExactly("MC");
        }
    }

    @Nested
    class PriceBars {

        @Test
        void areOneForAnInstrumentTimeAndInterval() throws SQLException {
            var first = schema.rows().value("price_bars", "ts", 1);

            assertThat(schema.answerToRow("price_bars", "ts", first))
                    .isEqualTo("price_bars_daily_default_pkey");
            assertThat(schema.answerToRow("price_bars", "ts", first, "interval", "'15m'"))
                    .isEqualTo("taken");
            assertThat(schema.answerToRow("price_bars")).isEqualTo("taken");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "instrument_id",
                    "ts",
                    "open",
                    "high",
                    "low",
                    "close",
                    "volume",
                    "interval"
                })
        void have(String column) throws SQLException {
            assertThat(schema.answerToRow("price_bars", column, "NULL"))
                    .isEqualTo(column + " is null");
        }

        @ParameterizedTest
        @CsvSource({
            "daily, price_bars_daily_default",
            "15m, price_bars_15m_default",
            "1h, price_bars_default"
        })
        void lieWithTheirInterval(String interval, String partition) throws SQLException {
            var row = schema.rows().of("price_bars").getFirst();
            schema.execute(
                    schema.rows().insertion(row, 2, 1, Map.of("interval", "'" + interval + "'")));

            assertThat(
                            schema.text(
                                    "SELECT tableoid::regclass FROM price_bars WHERE ts = "
                                            + schema.rows().value("price_bars", "ts", 2)))
                    .isEqualTo(partition);
        }

        @Test
        void reachBackEightYearsAndMore() throws SQLException {
            assertThat(schema.answerToRow("price_bars", "ts", "now() - interval '8 years'"))
                    .isEqualTo("taken");
        }

        @Test
        void belongToAnInstrumentAndGoWithIt() throws SQLException {
            assertThat(schema.answerToRow("price_bars", "instrument_id", "gen_random_uuid()"))
                    .isEqualTo("fk_price_bars_instrument_id");

            schema.execute("DELETE FROM instruments");
            assertThat(schema.text("SELECT count(*) FROM price_bars")).isEqualTo("0");
        }
    }

    @Nested
    class Features {

        @Test
        void areOneRowForAnInstrumentAndTime() throws SQLException {
            assertThat(
                            schema.answerToRow(
                                    "features", "ts", schema.rows().value("features", "ts", 1)))
                    .isEqualTo("features_default_pkey");
        }

        @Test
        void mayAllBeAbsent() throws SQLException {
            assertThat(
                            schema.text(
                                    """
                                    SELECT num_nonnulls(
                                      ret_1d, ret_5d, ret_20d, rsi_14, momentum_5d, vol_20d, atr_14, volume_zscore, additional_features)
                                    FROM features
                                    """))
                    .isEqualTo("0");
        }

        @Test
        void takeFurtherOnesWithoutAChangeOfTheSchema() throws SQLException {
            schema.execute("UPDATE features SET additional_features = '{\"beta_60d\": 1.25}'");

            assertThat(schema.text("SELECT additional_features ->> 'beta_60d' FROM features"))
                    .isEqualTo("1.25");
        }

        @Test
        void belongToAnInstrumentAndGoWithIt() throws SQLException {
            assertThat(schema.answerToRow("features", "instrument_id", "gen_random_uuid()"))
                    .isEqualTo("fk_features_instrument_id");

            schema.execute("DELETE FROM instruments");
            assertThat(schema.text("SELECT count(*) FROM features")).isEqualTo("0");
        }
    }

    @Nested
    class ModelVersions {

        @Test
        void areActiveOneAtATime() throws SQLException {
            schema.execute("UPDATE model_versions SET is_active = true");

            assertThat(schema.answerToRow("model_versions", "is_active", "true"))
                    .isEqualTo("ix_model_versions_is_active");
            assertThat(schema.answerToRow("model_versions", "is_active", "false"))
                    .isEqualTo("taken");
        }

        @Test
        void haveAVersionOfTheirOwn() throws SQLException {
            assertThat(schema.answerToRow("model_versions", "version", "'v1'"))
                    .isEqualTo("ix_model_versions_version");
        }

        @ParameterizedTest
        @ValueSource(strings = {"version", "trained_at", "params_hash", "metrics_json"})
        void have(String column) throws SQLException {
            assertThat(schema.answerToRow("model_versions", column, "NULL"))
                    .isEqualTo(column + " is null");
        }

        @Test
        void keepTheirMetricsByName() throws SQLException {
            schema.execute(
                    """
                    UPDATE model_versions
                    SET metrics_json = '{"accuracy": 0.54, "precision": 0.5, "recall": 0.6, "f1": 0.55, "sharpe": 0.9, "max_drawdown": -0.2}'
                    """);

            assertThat(schema.text("SELECT metrics_json -> 'sharpe' FROM model_versions"))
                    .isEqualTo("0.9");
        }

        @Test
        void cannotBeDeletedWhileARecommendationRestsOnThem() throws SQLException {
            schema.execute("DELETE FROM model_trials");
            schema.execute("DELETE FROM predictions");
            assertThat(schema.answerTo("DELETE FROM model_versions"))
                    .isEqualTo("fk_recommendations_model_version_id");

            schema.execute("DELETE FROM recommendations");
            assertThat(schema.answerTo("DELETE FROM model_versions")).isEqualTo("taken");
        }
    }

    @Nested
    class Recommendations {

        @ParameterizedTest
        @CsvSource({
            "profile, conservative, taken",
            "profile, moderate, taken",
            "profile, aggressive, taken",
            "profile, reckless, ck_recommendations_profile",
            "label, BUY, taken",
            "label, HOLD, taken",
            "label, SELL, taken",
            "label, buy, ck_recommendations_label",
            "label, STRONG BUY, ck_recommendations_label"
        })
        void haveAProfileAndALabelOfThreeEach(String column, String value, String answer)
                throws SQLException {
            assertThat(schema.answerToRow("recommendations", column, "'" + value + "'"))
                    .isEqualTo(answer);
        }

        @ParameterizedTest
        @CsvSource({
            "0.0, taken",
            "1.0, taken",
            "-0.001, ck_recommendations_confidence",
            "1.001, ck_recommendations_confidence",
            "'NaN', ck_recommendations_confidence"
        })
        void haveAConfidenceFromZeroToOne(String confidence, String answer) throws SQLException {
            assertThat(
                            schema.answerToRow(
                                    "recommendations",
                                    "label",
                                    "'HOLD'",
                                    "confidence",
                                    "'" + confidence + "'"))
                    .isEqualTo(answer);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "instrument_id",
                    "model_version_id",
                    "profile",
                    "label",
                    "confidence",
                    "features_snapshot",
                    "generated_at",
                    "is_active"
                })
        void have(String column) throws SQLException {
            assertThat(schema.answerToRow("recommendations", column, "NULL"))
                    .isEqualTo(column + " is null");
        }

        @ParameterizedTest
        @CsvSource({
            "instrument_id, fk_recommendations_instrument_id",
            "model_version_id, fk_recommendations_model_version_id"
        })
        void belongTo(String column, String constraint) throws SQLException {
            assertThat(schema.answerToRow("recommendations", column, "gen_random_uuid()"))
                    .isEqualTo(constraint);
        }

        @Test
        void areArchivedWithoutBeingDeleted() throws SQLException {
            schema.execute("UPDATE recommendations SET is_active = false");

            assertThat(
                            schema.text(
                                    "SELECT features_snapshot FROM recommendations WHERE NOT is_active"))
                    .isEqualTo("{}");
        }

        @Test
        void areOfferedForSeveralProfilesAtOnce() throws SQLException {
            var at = schema.rows().value("recommendations", "generated_at", 1);
            assertThat(
                            schema.answerToRow(
                                    "recommendations",
                                    "profile",
                                    "'aggressive'",
                                    "generated_at",
                                    at))
                    .isEqualTo("taken");
        }

        @Test
        void areFoundByTheWordsOfTheirJustification() throws SQLException {
            schema.execute("UPDATE recommendations SET justification = 'Momentum is rising'");

            assertThat(
                            schema.text(
                                    """
                                    SELECT count(*)
                                    FROM recommendations
                                    WHERE to_tsvector('english', coalesce(justification, '')) @@ websearch_to_tsquery('english', 'rise')
                                    """))
                    .isEqualTo("1");
        }

        @Test
        void areQueriedAsTheDocumentWritesIt() throws SQLException {
            schema.execute(
                    """
                    INSERT INTO recommendations (id, instrument_id, model_version_id, profile, label, confidence, features_snapshot, generated_at, is_active)
                    SELECT other.id::uuid, instrument_id, model_version_id, profile, 'SELL', confidence, '{}', now() - age, active
                    FROM recommendations,
                      (VALUES
                        ('00000000-0000-7000-8000-0000000000a1', interval '6 days', true),
                        ('00000000-0000-7000-8000-0000000000a2', interval '1 day', true),
                        ('00000000-0000-7000-8000-0000000000a3', interval '8 days', true),
                        ('00000000-0000-7000-8000-0000000000a4', interval '1 day', false)) AS other (id, age, active)
                    """);

            assertThat(
                            schema.texts(
                                    """
                                    SELECT
                                        r.id,
                                        i.symbol,
                                        i.exchange,
                                        r.profile,
                                        r.label,
                                        r.confidence,
                                        r.expected_return_pct,
                                        r.generated_at
                                    FROM recommendations r
                                    JOIN instruments i ON r.instrument_id = i.id
                                    WHERE r.is_active = true
                                    AND r.generated_at > NOW() - INTERVAL '7 days'
                                    ORDER BY r.generated_at DESC;
                                    """))
                    .containsExactly(
                            "00000000-0000-7000-8000-0000000000a2",
                            "00000000-0000-7000-8000-0000000000a1");
        }
    }
}

package uptick.migrations.requirements;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import uptick.migrations.Sql;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

/// The older systems' tables as views: the documents' names and columns stand in `compat-columns.txt`.
@WithDatabase
class CompatViewsTest {

    private static final String VIEWS =
            "SELECT oid::regclass FROM pg_class WHERE relnamespace = 'compat'::regnamespace AND relname ~ '^r\\d_' ORDER BY relname";

    private final Schema schema;

    CompatViewsTest(TestDatabase database) throws SQLException {
        schema = new Schema(database);
    }

    @BeforeAll
    static void makeTwoRowsOfEachTable(TestDatabase database) throws SQLException {
        SampleRows.insertAll(database, 1, 2);
    }

    @AfterEach
    void leaveNothingBehind() throws SQLException {
        schema.close();
    }

    @Test
    void haveExactlyTheColumnsThatAreWrittenDown() throws SQLException {
        assertThat(
                        schema.texts(
                                """
                                SELECT concat_ws(' ', relname, attname, format_type(atttypid, atttypmod))
                                FROM pg_attribute
                                JOIN pg_class ON pg_class.oid = attrelid
                                WHERE relnamespace = 'compat'::regnamespace
                                  AND relname ~ '^r\\d_'
                                """))
                .containsExactlyInAnyOrderElementsOf(
                        written().stream()
                                .map(
                                        column ->
                                                "%s %s %s"
                                                        .formatted(
                                                                column[0],
                                                                column[1],
                                                                column[3]
                                                                        .replace(
                                                                                "varchar",
                                                                                "character varying")
                                                                        .replace(
                                                                                "timestamptz",
                                                                                "timestamp with time zone")))
                                .toList());
    }

    @Test
    void haveTheDocumentsTypesSaveForWhatTheSchemaOverrules() {
        assertThat(written())
                .allSatisfy(
                        column ->
                                assertThat(column[3])
                                        .as("%s.%s", column[0], column[1])
                                        .matches(
                                                switch (column[2].replaceAll("[( ].*", "")) {
                                                    case "UUID" -> "uuid";
                                                    case "VARCHAR" ->
                                                            column[1].equals("params_hash")
                                                                    ? "character\\(64\\)"
                                                                    : "varchar\\(\\d+\\)";
                                                    case "ENUM" -> "text|varchar\\(\\d+\\)";
                                                    case "BOOLEAN" -> "boolean";
                                                    case "TIMESTAMP" -> "timestamptz";
                                                    case "INTEGER" -> "integer";
                                                    case "BIGINT" -> "bigint";
                                                    case "NUMERIC" ->
                                                            "double precision|numeric\\(\\d+,\\d+\\)";
                                                    case "FLOAT" -> "double precision";
                                                    case "TEXT" -> "text";
                                                    case "JSON", "JSONB" -> "jsonb";
                                                    case "-" -> ".+";
                                                    default ->
                                                            throw new IllegalArgumentException(
                                                                    column[2]);
                                                }));
    }

    @Test
    void areNoNarrowerThanTheDocumentsLengths() {
        assertThat(written())
                .filteredOn(column -> column[2].startsWith("VARCHAR"))
                .allSatisfy(
                        column ->
                                assertThat(Integer.parseInt(column[3].replaceAll("\\D", "")))
                                        .as("%s.%s", column[0], column[1])
                                        .isGreaterThanOrEqualTo(
                                                Integer.parseInt(column[2].replaceAll("\\D", ""))));
    }

    @Test
    void showARowOfEachTableWithAnIdOfItsOwn() throws SQLException {
        for (var view : schema.texts(VIEWS)) {
            assertThat(schema.text("SELECT count(*) || ' ' || count(DISTINCT id) FROM " + view))
                    .as(view)
                    .isEqualTo("2 2");
        }
    }

    @Test
    void deriveIdsThatAreTheSameInEverySession() throws SQLException {
        for (var view : schema.texts(VIEWS)) {
            var query = "SELECT id FROM %s ORDER BY id".formatted(view);
            schema.execute(
                    "SET LOCAL TimeZone = 'America/St_Johns'; SET LOCAL DateStyle = 'ISO, MDY'; SET LOCAL extra_float_digits = -5");
            var ids = schema.texts(query);
            schema.execute(
                    "SET LOCAL TimeZone = 'Pacific/Apia'; SET LOCAL DateStyle = 'ISO, YMD'; SET LOCAL extra_float_digits = 3");

            assertThat(schema.texts(query)).as(view).isEqualTo(ids);
        }
    }

    @Test
    void deriveADifferentIdForEachTimeAndInterval() throws SQLException {
        schema.execute(
                """
                INSERT INTO price_bars (instrument_id, interval, ts, open, high, low, close, volume)
                SELECT instrument_id, width, ts + n * interval '1 microsecond', open, high, low, close, volume
                FROM price_bars, generate_series(1, 1000) AS n, (VALUES ('daily'), ('15m')) AS width (width)
                """);

        assertThat(
                        schema.text(
                                "SELECT count(*) || ' ' || count(DISTINCT id) FROM compat.r4_price_bars"))
                .isEqualTo("4002 4002");
    }

    @Test
    void wereNeverChangedBeforeTheyWereMade() throws SQLException {
        schema.execute(
                """
                UPDATE news_mentions SET created_at = now() + interval '1 hour';
                UPDATE user_recommendations SET created_at = now() + interval '1 hour'
                """);

        for (var view : schema.texts(VIEWS)) {
            if (!schema.column(view, "updated_at").equals("null")) {
                assertThat(
                                schema.text(
                                        "SELECT count(*) FROM %s WHERE updated_at < created_at"
                                                .formatted(view)))
                        .as(view)
                        .isEqualTo("0");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "r0_stock_prices",
                "r0_predictions",
                "r1_market_data",
                "r1_sentiment_data",
                "r2_signals",
                "r2_analysis_results",
                "r2_audit_log"
            })
    void changedWhenTheyWereMadeWhereATableIsAppendOnly(String view) throws SQLException {
        assertThat(schema.text("SELECT bool_and(updated_at = created_at) FROM compat." + view))
                .isEqualTo("t");
    }

    @Nested
    class Values {

        /* Each query asks for the row of number 1; what a view turns into something else stands in the expectation. */
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                textBlock =
                        """
                        SELECT concat_ws(' ', email, left(password_hash, 10)) FROM compat.r0_users ORDER BY email                    | Reader-1@example.org $argon2id$
                        SELECT concat_ws(' ', symbol, name, sector) FROM compat.r0_stocks ORDER BY symbol                            | SYM1 Company 1 Sector 1
                        SELECT concat_ws(' ', date, open, high, low, close, volume) FROM compat.r0_stock_prices ORDER BY id          | 2020-01-01 10.000000 12.000000 9.000000 11.000000 1000
                        SELECT concat_ws(' ', title, source, url, published_at IS NOT NULL) FROM compat.r0_news ORDER BY title       | Headline 1 wire https://news.example.org/1 t
                        SELECT concat_ws(' ', predicted_price, confidence, prediction_date) FROM compat.r0_predictions ORDER BY id   | 11.000000 0.5 2020-01-02
                        SELECT concat_ws(' ', user_id, stock_id) FROM compat.r0_watchlist ORDER BY user_id                           | 00000000-0000-7000-8000-000000000001 00000000-0000-7000-8000-000000000001
                        SELECT concat_ws(' ', email, is_verified, tier) FROM compat.r1_users ORDER BY email                          | Reader-1@example.org f free
                        SELECT concat_ws(' ', user_id, holding_period, risk_tolerance) FROM compat.r1_user_preferences ORDER BY user_id | 00000000-0000-7000-8000-000000000001 daily medium
                        SELECT concat_ws(' ', symbol, company_name, sector, fortune_500_rank) FROM compat.r1_stocks ORDER BY symbol  | SYM1 Company 1 Sector 1
                        SELECT concat_ws(' ', price, volume, timestamp = '2020-01-01T00:01:00Z') FROM compat.r1_market_data ORDER BY timestamp | 10.000000 t
                        SELECT concat_ws(' ', sentiment_score, source, timestamp = '2020-01-01T00:01:00Z') FROM compat.r1_sentiment_data ORDER BY timestamp | 0.5 news t
                        SELECT concat_ws(' ', user_id, stock_id, signal, confidence_score, explanation) FROM compat.r1_recommendations ORDER BY user_id | 00000000-0000-7000-8000-000000000001 00000000-0000-7000-8000-000000000001 hold 0.5 Volatility is low
                        SELECT concat_ws(' ', ticker, name, sector, market_cap) FROM compat.r2_stocks ORDER BY ticker                | SYM1 Company 1 Sector 1
                        SELECT concat_ws(' ', ticker, agent_name, signal_type, score, source, data) FROM compat.r2_signals ORDER BY ticker | SYM1 agent-1 news 50 wire {}
                        SELECT concat_ws(' ', ticker, agent_name, recommendation, confidence, reasoning, key_metrics) FROM compat.r2_analysis_results ORDER BY ticker | SYM1 agent-1 HOLD 0.5 Nothing changed. {}
                        SELECT concat_ws(' ', ticker, entry_date, entry_price, quantity) FROM compat.r2_portfolio_positions ORDER BY ticker | SYM1 2020-01-02 10.000000 1.50000000
                        SELECT concat_ws(' ', ticker, trigger_type, trigger_value, metadata) FROM compat.r2_watchlist_entries ORDER BY ticker | SYM1 price_above 1.000000 {}
                        SELECT concat_ws(' ', ticker, score, status, metadata) FROM compat.r2_research_queue ORDER BY ticker         | SYM1 0.1 pending {}
                        SELECT concat_ws(' ', ticker, action, price, quantity) FROM compat.r2_trades ORDER BY ticker                 | SYM1 buy 10.000000 1.50000000
                        SELECT concat_ws(' ', date, content, stocks_analyzed, recommendations_count) FROM compat.r2_reports ORDER BY date | 2020-01-02 Good morning. 0 0
                        SELECT concat_ws(' ', agent_name, enabled, weight, parameters) FROM compat.r2_agent_config ORDER BY agent_name | agent-1 t 1 {}
                        SELECT concat_ws(' ', action, data = details, details, user_id) FROM compat.r2_audit_log ORDER BY timestamp  | action-1 t {}
                        SELECT concat_ws(' ', username, left(password_hash, 10), last_login) FROM compat.r3_users ORDER BY username  | Reader-1 $argon2id$
                        SELECT concat_ws(' ', email, is_admin, is_deleted) FROM compat.r4_users ORDER BY email                       | Reader-1@example.org f f
                        SELECT concat_ws(' ', user_id, risk_consent_accepted, preferred_profile) FROM compat.r4_user_settings ORDER BY user_id | 00000000-0000-7000-8000-000000000001 f moderate
                        SELECT concat_ws(' ', symbol, exchange, name, sector, is_active) FROM compat.r4_instruments ORDER BY symbol  | SYM1 NASDAQ Company 1 Sector 1 t
                        SELECT concat_ws(' ', o, h, l, c, v, interval) FROM compat.r4_price_bars ORDER BY ts                         | 10 12 9 11 1000 daily
                        SELECT concat_ws(' ', instrument_id, ts = '2020-01-01T00:01:00Z', ret_1d) FROM compat.r4_features ORDER BY ts | 00000000-0000-7000-8000-000000000001 t
                        SELECT concat_ws(' ', version, params_hash, metrics_json, is_active) FROM compat.r4_model_versions ORDER BY version | v1 6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b {} f
                        SELECT concat_ws(' ', profile, label, confidence, justification, features_snapshot, is_active) FROM compat.r4_recommendations ORDER BY generated_at | moderate HOLD 0.5 Volatility is low {} t
                        """)
        void areThoseThatWereWritten(String query, String row) throws SQLException {
            assertThat(schema.text(query)).isEqualTo(row);
        }

        @Test
        void ofADailyBarAreOfItsUtcDayInEverySession() throws SQLException {
            schema.execute("SET LOCAL TimeZone = 'Pacific/Kiritimati'");

            assertThat(schema.text("SELECT min(date) FROM compat.r0_stock_prices"))
                    .isEqualTo("2020-01-01");
        }

        @Test
        void ofR0AndR1AreThoseOfThePrimaryListing() throws SQLException {
            schema.execute(
                    """
                    INSERT INTO instruments (id, symbol, exchange, is_primary_listing, name)
                    VALUES ('00000000-0000-7000-8000-0000000000aa', 'SYM1', 'NYSE', true, 'The primary one')
                    """);

            assertThat(schema.texts("SELECT name FROM compat.r0_stocks WHERE symbol = 'SYM1'"))
                    .containsExactly("The primary one");
            assertThat(
                            schema.texts(
                                    "SELECT company_name FROM compat.r1_stocks WHERE symbol = 'SYM1'"))
                    .containsExactly("The primary one");
            for (var view :
                    List.of(
                            "r0_stock_prices",
                            "r0_news",
                            "r0_predictions",
                            "r0_watchlist",
                            "r1_market_data",
                            "r1_sentiment_data",
                            "r1_recommendations")) {
                assertThat(schema.text("SELECT count(*) FROM compat." + view))
                        .as(view)
                        .isEqualTo("1");
            }
            assertThat(schema.text("SELECT count(*) FROM compat.r2_stocks WHERE ticker = 'SYM1'"))
                    .isEqualTo("2");
        }

        @Test
        void ofR0StockPricesAreDaily() throws SQLException {
            schema.execute("UPDATE price_bars SET interval = '15m'");

            assertThat(schema.text("SELECT count(*) FROM compat.r0_stock_prices")).isEqualTo("0");
            assertThat(schema.text("SELECT count(*) FROM compat.r4_price_bars")).isEqualTo("2");
        }

        @Test
        void ofNewsAreOneRowForEachMention() throws SQLException {
            schema.execute(
                    """
                    INSERT INTO news_mentions (article_id, instrument_id)
                    SELECT news_articles.id, instruments.id
                    FROM news_articles, instruments
                    WHERE news_articles.title = 'Headline 1'
                      AND instruments.symbol = 'SYM2'
                    """);

            assertThat(
                            schema.texts(
                                    """
                                    SELECT r0_stocks.symbol
                                    FROM compat.r0_news
                                    JOIN compat.r0_stocks ON r0_stocks.id = r0_news.stock_id
                                    WHERE title = 'Headline 1'
                                    ORDER BY 1
                                    """))
                    .containsExactly("SYM1", "SYM2");
        }

        @Test
        void ofAWatchlistAreOneRowForAStockHoweverManyTriggers() throws SQLException {
            schema.execute(
                    """
                    INSERT INTO watchlist_entries (user_id, instrument_id)
                    SELECT user_id, instrument_id FROM watchlist_entries
                    """);

            assertThat(schema.text("SELECT count(*) FROM compat.r0_watchlist")).isEqualTo("2");
            assertThat(schema.text("SELECT count(*) FROM compat.r2_watchlist_entries"))
                    .isEqualTo("4");
        }

        @Test
        void ofTheAuditLogNameTheUserWhereOneActed() throws SQLException {
            schema.execute(
                    """
                    SELECT audit_append('2026-01-01T00:00:00Z', '00000000-0000-7000-8000-000000000001', 'approved', 'x', '{"a": 1}')
                    """);

            assertThat(
                            schema.text(
                                    "SELECT user_id || ' ' || data FROM compat.r2_audit_log WHERE action = 'approved'"))
                    .isEqualTo("00000000-0000-7000-8000-000000000001 {\"a\": 1}");
        }
    }

    @Nested
    class Rights {

        @Test
        void areNobodysButTheOwners() throws SQLException {
            assertThat(
                            schema.texts(
                                    """
                                    SELECT rolname || ' ' || pg_class.oid::regclass
                                    FROM pg_class
                                    CROSS JOIN pg_roles
                                    WHERE relnamespace = 'compat'::regnamespace
                                      AND rolname LIKE 'uptick\\_%'
                                      AND (has_schema_privilege(rolname, 'compat', 'USAGE')
                                        OR has_table_privilege(rolname, pg_class.oid, 'SELECT, INSERT, UPDATE, DELETE'))
                                    """))
                    .isEmpty();
        }

        @Test
        void areThoseOfWhoeverReads() throws SQLException {
            assertThat(
                            schema.texts(
                                    """
                                    SELECT oid::regclass
                                    FROM pg_class
                                    WHERE relnamespace = 'compat'::regnamespace
                                      AND NOT reloptions @> ARRAY['security_invoker=true']
                                    """))
                    .isEmpty();
        }

        /* With the grant that a reader would need: what shields a user's rows is not its absence. */
        @ParameterizedTest
        @CsvSource({
            "r0_watchlist, portfolio",
            "r2_portfolio_positions, portfolio",
            "r2_trades, portfolio",
            "r2_watchlist_entries, portfolio",
            "r1_user_preferences, accounts",
            "r4_user_settings, accounts",
            "r1_recommendations, recommendations"
        })
        void showAUserOnlyRowsOfTheirOwn(String view, String role) throws SQLException {
            schema.execute(
                    """
                    GRANT USAGE ON SCHEMA compat TO uptick_%1$s;
                    GRANT SELECT ON ALL TABLES IN SCHEMA compat TO uptick_%1$s;
                    SET LOCAL ROLE uptick_%1$s
                    """
                            .formatted(role));
            assertThat(schema.text("SELECT count(*) FROM compat." + view)).isEqualTo("0");

            schema.execute("SET LOCAL app.uid = '00000000-0000-7000-8000-000000000002'");
            assertThat(schema.texts("SELECT user_id FROM compat." + view))
                    .containsExactly("00000000-0000-7000-8000-000000000002");
        }
    }

    private static List<String[]> written() {
        return Sql.read(Sql.file("requirements/compat-columns.txt"))
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(" *\\| *"))
                .toList();
    }
}

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

/// The multi-agent analyst: stocks, signals, analyses, portfolio, watchlist, research, trades, reports, agents and the audit log.
///
/// Migrations up and down are walked by `RollbackScriptsTest`, a database that is away is the edge's health test, the chain
/// of the audit log is `AuditChainTest`.
@WithDatabase
class AnalystRequirementsTest {

    private final Schema schema;

    AnalystRequirementsTest(TestDatabase database) throws SQLException {
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
                        instruments         | symbol                | varchar(50) not null
                        instruments         | name                  | varchar(255)
                        instruments         | sector                | varchar(100)
                        instruments         | market_cap            | numeric(20,2)
                        signals             | instrument_id         | uuid not null
                        signals             | agent_name            | varchar(100) not null
                        signals             | signal_type           | varchar(30) not null
                        signals             | score                 | double precision not null
                        signals             | detected_at           | timestamptz not null
                        signals             | source                | varchar(255) not null
                        analysis_results    | instrument_id         | uuid not null
                        analysis_results    | agent_name            | varchar(100) not null
                        analysis_results    | recommendation        | varchar(10) not null
                        analysis_results    | confidence            | double precision not null
                        analysis_results    | reasoning             | text not null
                        portfolio_positions | instrument_id         | uuid not null
                        portfolio_positions | entry_date            | date not null
                        portfolio_positions | entry_price           | numeric(18,6) not null
                        portfolio_positions | quantity              | numeric(20,8) not null
                        portfolio_positions | stop_loss             | numeric(18,6)
                        portfolio_positions | target                | numeric(18,6)
                        portfolio_positions | deleted_at            | timestamptz
                        watchlist_entries   | instrument_id         | uuid not null
                        watchlist_entries   | trigger_type          | varchar(30)
                        watchlist_entries   | trigger_value         | numeric(20,6)
                        watchlist_entries   | thesis                | text
                        watchlist_entries   | expiry_date           | date
                        research_queue      | instrument_id         | uuid not null
                        research_queue      | score                 | double precision not null
                        research_queue      | status                | varchar(20) not null default 'pending'
                        trades              | instrument_id         | uuid not null
                        trades              | action                | varchar(10) not null
                        trades              | price                 | numeric(18,6) not null
                        trades              | quantity              | numeric(20,8) not null
                        trades              | executed_at           | timestamptz not null
                        trades              | outcome               | varchar(20)
                        reports             | report_date           | date not null
                        reports             | content               | jsonb not null
                        reports             | rendered              | text not null
                        reports             | stocks_analyzed       | integer not null default 0
                        reports             | recommendations_count | integer not null default 0
                        agent_config        | agent_name            | varchar(100) not null
                        agent_config        | enabled               | boolean not null default true
                        agent_config        | weight                | double precision not null default 1
                        audit_log           | at                    | timestamptz not null
                        audit_log           | action                | text not null
                        audit_log           | actor                 | text not null
                        """)
        void haveTheDocumentsColumns(String table, String column, String type) throws SQLException {
            assertThat(schema.column(table, column)).isEqualTo(type);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "instruments",
                    "signals",
                    "analysis_results",
                    "portfolio_positions",
                    "watchlist_entries",
                    "research_queue",
                    "trades",
                    "reports",
                    "agent_config"
                })
        void haveAUuidOfTheSeventhVersionAsTheirKey(String table) throws SQLException {
            assertThat(schema.column(table, "id")).isEqualTo("uuid not null default uuidv7()");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "stocks",
                    "signals",
                    "analysis_results",
                    "portfolio_positions",
                    "watchlist_entries",
                    "research_queue",
                    "trades",
                    "reports",
                    "agent_config",
                    "audit_log"
                })
        void sayWhenARowWasMadeAndLastChangedWithATimeZone(String table) throws SQLException {
            assertThat(schema.column("compat.r2_" + table, "created_at")).isEqualTo("timestamptz");
            assertThat(schema.column("compat.r2_" + table, "updated_at")).isEqualTo("timestamptz");
        }

        @ParameterizedTest(name = "{0} on {1}")
        @CsvSource(
                delimiter = '|',
                textBlock =
                        """
                        ix_instruments_symbol                | instruments (symbol)
                        ix_signals_instrument_id             | signals (instrument_id, detected_at DESC)
                        ix_signals_agent_name                | signals (agent_name, detected_at DESC)
                        ix_signals_detected_at               | signals (detected_at DESC, id DESC)
                        ix_analysis_results_instrument_id    | analysis_results (instrument_id, analysed_at DESC)
                        ix_analysis_results_agent_name       | analysis_results (agent_name, analysed_at DESC)
                        ix_analysis_results_analysed_at      | analysis_results (analysed_at DESC, id DESC)
                        ix_portfolio_positions_instrument_id | portfolio_positions (instrument_id)
                        ix_watchlist_entries_instrument_id   | watchlist_entries (instrument_id, id)
                        ix_research_queue_status             | research_queue (status, score DESC, id)
                        ix_research_queue_instrument_id      | research_queue (instrument_id, queued_at DESC)
                        ix_trades_instrument_id              | trades (instrument_id)
                        ix_audit_log_at                      | audit_log (at DESC)
                        uq_agent_config_agent_name           | unique agent_config (agent_name)
                        """)
        void haveIndexesOnTickerTimeStatusAndAgent(String name, String definition)
                throws SQLException {
            assertThat(schema.index(name)).isEqualTo(definition);
        }
    }

    @Nested
    class Relationships {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "signals",
                    "analysis_results",
                    "portfolio_positions",
                    "watchlist_entries",
                    "research_queue",
                    "trades"
                })
        void tieARowToAStockThatIsThere(String table) throws SQLException {
            assertThat(schema.answerToRow(table, "instrument_id", "gen_random_uuid()"))
                    .isEqualTo("fk_%s_instrument_id".formatted(table));
        }

        @ParameterizedTest
        @ValueSource(strings = {"signals", "analysis_results"})
        void tieAFindingToAnAgentThatIsThereAsTheSchemaHasIt(String table) throws SQLException {
            assertThat(schema.answerToRow(table, "agent_name", "'nobody'"))
                    .isEqualTo("fk_%s_agent_name".formatted(table));
        }

        @Test
        void keepAnAgentWhileItsFindingsAreThere() throws SQLException {
            assertThat(schema.answerTo("DELETE FROM agent_config"))
                    .isEqualTo("fk_signals_agent_name");
            schema.execute("DELETE FROM signals");
            assertThat(schema.answerTo("DELETE FROM agent_config"))
                    .isEqualTo("fk_analysis_results_agent_name");
            schema.execute("DELETE FROM analysis_results");
            assertThat(schema.answerTo("DELETE FROM agent_config")).isEqualTo("taken");
        }
    }

    @Nested
    class Timestamps {

        @Test
        void areTheSameInstantInEveryTimeZone() throws SQLException {
            var epoch = schema.text("SELECT extract(epoch FROM created_at) FROM signals");
            schema.execute("SET LOCAL TimeZone = 'Asia/Tokyo'");

            assertThat(schema.text("SELECT extract(epoch FROM created_at) FROM signals"))
                    .isEqualTo(epoch);
        }

        @Test
        void moveWithAChange() throws SQLException {
            schema.execute(
                    "UPDATE agent_config SET weight = 2, updated_at = '2000-01-01T00:00:00Z'");

            assertThat(schema.text("SELECT updated_at = now() FROM agent_config")).isEqualTo("t");
        }
    }

    @Nested
    class ExtensibleData {

        @ParameterizedTest
        @CsvSource({
            "signals, data",
            "analysis_results, key_metrics",
            "audit_log, details",
            "watchlist_entries, metadata",
            "research_queue, metadata",
            "agent_config, parameters"
        })
        void isJsonb(String table, String column) throws SQLException {
            assertThat(schema.column(table, column)).isEqualTo("jsonb not null default '{}'");
        }

        @ParameterizedTest
        @CsvSource({
            "signals, data",
            "analysis_results, key_metrics",
            "watchlist_entries, metadata",
            "research_queue, metadata",
            "agent_config, parameters"
        })
        void isAnObjectWithWhateverItNeeds(String table, String column) throws SQLException {
            schema.execute(
                    """
                    UPDATE %s SET %s = '{"deep": {"list": [1, 2.5, null, "ü"]}}'
                    """
                            .formatted(table, column));

            assertThat(
                            schema.text(
                                    "SELECT %s #>> '{deep,list,3}' FROM %s"
                                            .formatted(column, table)))
                    .isEqualTo("ü");
            assertThat(schema.answerTo("UPDATE %s SET %s = '[]'".formatted(table, column)))
                    .isEqualTo("ck_%s_%s".formatted(table, column));
        }
    }

    @Nested
    class StocksAndSignals {

        @Test
        void areCreatedReadChangedAndDeleted() throws SQLException {
            schema.execute(
                    """
                    INSERT INTO instruments (id, symbol, exchange, name) VALUES ('00000000-0000-7000-8000-0000000000aa', 'VOD', 'LSE', 'Vodafone');
                    INSERT INTO signals (instrument_id, agent_name, signal_type, score, source, detected_at, data)
                    VALUES ('00000000-0000-7000-8000-0000000000aa', 'agent-1', 'news', 80, 'rss', now(), '{"headline": "Deal"}');
                    UPDATE instruments SET sector = 'Telecom' WHERE symbol = 'VOD'
                    """);
            assertThat(
                            schema.text(
                                    """
                                    SELECT concat_ws(' ', r2_signals.ticker, sector, score, data ->> 'headline')
                                    FROM compat.r2_signals
                                    JOIN compat.r2_stocks ON r2_stocks.id = stock_id
                                    WHERE r2_signals.ticker = 'VOD'
                                    """))
                    .isEqualTo("VOD Telecom 80 Deal");

            schema.execute("DELETE FROM instruments WHERE symbol = 'VOD'");
            assertThat(schema.text("SELECT count(*) FROM signals WHERE source = 'rss'"))
                    .isEqualTo("0");
        }

        @Test
        void areAppendedOnlyWhereTheyAreSignalsAsTheSchemaHasIt() throws SQLException {
            assertThat(
                            schema.text(
                                    "SELECT has_table_privilege('uptick_research', 'signals', 'UPDATE, DELETE')"))
                    .isEqualTo("f");
        }
    }

    @Nested
    class ClosedSets {

        @ParameterizedTest(name = "{0}.{1} = {2}: {3}")
        @CsvSource({
            "signals, signal_type, volume_spike, taken",
            "signals, signal_type, hunch, ck_signals_signal_type",
            "signals, score, 100, taken",
            "signals, score, 101, ck_signals_score",
            "signals, score, NaN, ck_signals_score",
            "analysis_results, recommendation, BUY, taken",
            "analysis_results, recommendation, MAYBE, ck_analysis_results_recommendation",
            "analysis_results, confidence, 1.1, ck_analysis_results_confidence",
            "research_queue, status, in_progress, taken",
            "research_queue, status, waiting, ck_research_queue_status",
            "research_queue, status, done, ck_research_queue_finished_at",
            "trades, action, sell, taken",
            "trades, action, short, ck_trades_action",
            "trades, outcome, win, taken",
            "trades, outcome, lucky, ck_trades_outcome",
            "trades, quantity, 0, ck_trades_quantity",
            "trades, price, NaN, ck_trades_price",
            "watchlist_entries, trigger_type, price_below, taken",
            "watchlist_entries, trigger_type, full_moon, ck_watchlist_entries_trigger_type",
            "watchlist_entries, trigger_type, recommendation, ck_watchlist_entries_trigger_value",
            "portfolio_positions, quantity, 0.00000001, taken",
            "portfolio_positions, quantity, -1, ck_portfolio_positions_quantity",
            "portfolio_positions, stop_loss, 0, ck_portfolio_positions_barriers",
            "reports, kind, weekly, taken",
            "reports, kind, evening, ck_reports_kind",
            "reports, stocks_analyzed, -1, ck_reports_counts",
            "agent_config, weight, 0, taken",
            "agent_config, weight, -1, ck_agent_config_weight",
            "agent_config, weight, NaN, ck_agent_config_weight"
        })
        void refuseWhatIsNotInThem(String table, String column, String value, String answer)
                throws SQLException {
            assertThat(schema.answerTo("UPDATE %s SET %s = '%s'".formatted(table, column, value)))
                    .isEqualTo(answer);
        }

        @Test
        void letAStockBeInvestigatedOnceAtATimeAsTheSchemaHasIt() throws SQLException {
            var another = new String[] {"status", "'in_progress'", "finished_at", "NULL"};
            assertThat(schema.answerToRow("research_queue", another))
                    .isEqualTo("ix_research_queue_open");
            schema.execute("UPDATE research_queue SET status = 'done', finished_at = now()");
            assertThat(schema.answerToRow("research_queue", another)).isEqualTo("taken");
        }

        @Test
        void letAReportBeMadeOnceForADateAndKind() throws SQLException {
            var day = schema.rows().value("reports", "report_date", 1);

            assertThat(schema.answerToRow("reports", "report_date", day))
                    .isEqualTo("uq_reports_report_date_kind");
            assertThat(schema.answerToRow("reports", "report_date", day, "kind", "'weekly'"))
                    .isEqualTo("taken");
        }
    }

    @Nested
    class SoftDeletes {

        @Test
        void leaveAPositionWithItsTrades() throws SQLException {
            schema.execute("UPDATE portfolio_positions SET deleted_at = now()");

            assertThat(
                            schema.text(
                                    "SELECT count(*) FROM trades JOIN portfolio_positions ON portfolio_positions.id = position_id"))
                    .isEqualTo("1");
        }
    }

    @Nested
    class AuditLog {

        @Test
        void recordsWhoDidWhatWhen() throws SQLException {
            schema.execute(
                    """
                    SELECT audit_append(now(), '00000000-0000-7000-8000-000000000001', 'approved', 'report:1', '{"note": "fine"}')
                    """);

            assertThat(
                            schema.text(
                                    """
                                    SELECT concat_ws(' ', timestamp = now(), action, user_id, data ->> 'note')
                                    FROM compat.r2_audit_log
                                    WHERE action = 'approved'
                                    """))
                    .isEqualTo("t approved 00000000-0000-7000-8000-000000000001 fine");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "UPDATE audit_log SET actor = 'another'",
                    "UPDATE audit_log SET details = '{}'",
                    "DELETE FROM audit_log",
                    "TRUNCATE audit_log",
                    "MERGE INTO audit_log USING (SELECT 1) AS one ON true WHEN MATCHED THEN DELETE"
                })
        void refusesAChangeToItsOwnerToo(String change) throws SQLException {
            assertThat(schema.answerTo(change)).isEqualTo("42501");
        }

        @Test
        void outlivesTheUserThatItNames() throws SQLException {
            schema.execute("DELETE FROM users");

            assertThat(schema.text("SELECT count(*) FROM audit_log")).isEqualTo("1");
        }
    }
}

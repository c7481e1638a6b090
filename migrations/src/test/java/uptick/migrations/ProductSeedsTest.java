package uptick.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import uptick.migrations.MigrateAnswer.Seeded;
import uptick.migrations.seed.FortuneRanks;
import uptick.migrations.seed.Seeds;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.TestServer;

/// The rows that the product comes with, as an operator finds them.
class ProductSeedsTest {

    private TestDatabase database;
    private Connection connection;

    @BeforeEach
    void makeADatabase() throws SQLException {
        database = TestServer.shared().migratedDatabase();
        connection = database.connect();
    }

    @AfterEach
    void dropIt() throws SQLException {
        connection.close();
        TestServer.shared().drop(database);
    }

    @Test
    void addListingsOfEveryExchange() throws Exception {
        seed();

        assertThat(
                        Sql.texts(
                                connection,
                                """
                                SELECT exchange || ' ' || count(*)
                                FROM instruments
                                GROUP BY exchange
                                ORDER BY exchange
                                """))
                .containsExactly("EURONEXT 1034", "LSE 2561", "NASDAQ 160", "NYSE 340", "US 3");
        assertThat(
                        Sql.text(
                                connection,
                                "SELECT count(*) FROM instruments WHERE sector IS NULL OR delisted_on IS NOT NULL OR NOT is_active"))
                .isEqualTo("0");
    }

    @Test
    void knowTenCompaniesThatPeopleAskFor() throws Exception {
        seed();

        assertThat(
                        Sql.texts(
                                connection,
                                """
                                SELECT concat_ws('|', symbol, exchange, mic, name, sector, currency, quote_unit, market_cap_bucket)
                                FROM instruments
                                WHERE is_primary_listing
                                  AND symbol IN ('AAPL', 'MSFT', 'JPM', 'XOM', 'BARC', 'SHEL', 'MC', 'ASML', 'ABI', 'GALP')
                                ORDER BY symbol
                                """))
                .containsExactly(
                        "AAPL|NASDAQ|XNAS|Apple Inc.|Information Technology|USD|USD|large",
                        "ABI|EURONEXT|XBRU|Anheuser Busch Inbev SA NV|Consumer Staples|EUR|EUR|large",
                        "ASML|EURONEXT|XAMS|ASML Holding N.V.|Information Technology|EUR|EUR|large",
                        "BARC|LSE|XLON|Barclays PLC|Financials|GBP|GBX|large",
                        "GALP|EURONEXT|XLIS|Galp Energia, SGPS, S.A.|Energy|EUR|EUR|large",
                        "JPM|NYSE|XNYS|JPMorgan Chase|Financials|USD|USD|large",
                        "MC|EURONEXT|XPAR|LVMH Moët Hennessy - Louis Vuitton, Societe Europeenne|Consumer Discretionary|EUR|EUR|large",
                        "MSFT|NASDAQ|XNAS|Microsoft|Information Technology|USD|USD|large",
                        "SHEL|LSE|XLON|Shell plc|Energy|GBP|GBX|large",
                        "XOM|NYSE|XNYS|ExxonMobil|Energy|USD|USD|large");
    }

    @Test
    void addAgentsLimitsSourcesAndCalendars() throws Exception {
        seed();

        assertThat(
                        Sql.texts(
                                connection,
                                "SELECT role || ' ' || count(*) FROM agent_config GROUP BY role ORDER BY role"))
                .containsExactly("analysis 4", "discovery 4");
        assertThat(
                        Sql.texts(
                                connection,
                                "SELECT daily_limit || ' ' || reset_time_zone FROM api_quota_limits WHERE api_name LIKE 'youtube%' ORDER BY api_name"))
                .containsExactly("10000 America/Los_Angeles", "100 America/Los_Angeles");
        assertThat(Sql.texts(connection, "SELECT source FROM source_states WHERE NOT is_enabled"))
                .containsExactly("google_trends");
        assertThat(
                        Sql.texts(
                                connection,
                                """
                                SELECT concat_ws(' ', exchange, kind, closes_at, name)
                                FROM exchange_calendars
                                WHERE day IN ('2018-12-05', '2022-12-26', '2026-11-27', '2026-12-24')
                                ORDER BY day, exchange
                                """))
                .containsExactly(
                        "NASDAQ holiday National day of mourning for George H. W. Bush",
                        "NYSE holiday National day of mourning for George H. W. Bush",
                        "EURONEXT holiday Boxing Day",
                        "LSE holiday Boxing Day",
                        "NASDAQ holiday Christmas Day",
                        "NYSE holiday Christmas Day",
                        "NASDAQ half_day 13:00:00 Day after Thanksgiving",
                        "NYSE half_day 13:00:00 Day after Thanksgiving",
                        "EURONEXT half_day 14:05:00 Christmas Eve",
                        "LSE half_day 12:30:00 Before Christmas",
                        "NASDAQ half_day 13:00:00 Christmas Eve",
                        "NYSE half_day 13:00:00 Christmas Eve");
    }

    @Test
    void changeNothingThatIsThereAndAddNothingTwice() throws Exception {
        // Somebody listed this one by hand before, and wants the bare symbol to mean it.
        Sql.execute(
                connection,
                "INSERT INTO instruments (symbol, exchange, name, is_primary_listing) VALUES ('AAPL', 'XETRA', 'Apple in Frankfurt', true)");
        seed();
        Sql.execute(
                connection,
                """
                UPDATE instruments SET sector = 'Mine', is_active = false WHERE symbol = 'BARC';
                UPDATE agent_config SET weight = 0 WHERE agent_name = 'news-scout';
                UPDATE api_quota_limits SET daily_limit = 7 WHERE api_name = 'reddit';
                UPDATE source_states SET is_enabled = false WHERE source = 'reddit';
                UPDATE exchange_calendars SET name = 'Mine' WHERE day = '2026-12-25';
                DELETE FROM instruments WHERE symbol = 'MSFT';
                """);

        assertThat(seed().seeded())
                .extracting(Seeded.Added::rows)
                .containsExactly(1L, 0L, 0L, 0L, 0L);

        assertThat(
                        Sql.texts(
                                connection,
                                """
                                SELECT sector || ' ' || is_active FROM instruments WHERE symbol = 'BARC'
                                UNION ALL
                                SELECT exchange FROM instruments WHERE symbol = 'AAPL' AND is_primary_listing
                                UNION ALL
                                SELECT weight::text FROM agent_config WHERE agent_name = 'news-scout'
                                UNION ALL
                                SELECT daily_limit::text FROM api_quota_limits WHERE api_name = 'reddit'
                                UNION ALL
                                SELECT is_enabled::text FROM source_states WHERE source = 'reddit'
                                UNION ALL
                                SELECT DISTINCT name FROM exchange_calendars WHERE day = '2026-12-25'
                                """))
                .containsExactly("Mine false", "XETRA", "0", "7", "false", "Mine");
    }

    @Test
    void takeRanksFromTheOperatorsList(@TempDir Path folder) throws Exception {
        var list = folder.resolve("fortune.csv");
        Files.writeString(list, "symbol,rank\nWMT,1\nAMZN,2\nXOM,8\n");
        var seeds = Seeds.ofTheProduct().and(new FortuneRanks(list));

        assertThat(run(seeds).seeded()).last().isEqualTo(new Seeded.Added("fortune_500", 3));
        assertThat(run(seeds).seeded()).last().isEqualTo(new Seeded.Added("fortune_500", 0));

        Files.writeString(list, "symbol,rank\nAMZN,1\nWMT,2\n");
        assertThat(run(seeds).seeded()).last().isEqualTo(new Seeded.Added("fortune_500", 3));
        assertThat(
                        Sql.texts(
                                connection,
                                "SELECT symbol FROM instruments WHERE fortune_500_rank IS NOT NULL ORDER BY fortune_500_rank"))
                .isEqualTo(List.of("AMZN", "WMT"));
    }

    private Seeded seed() throws SQLException, IOException {
        return run(Seeds.ofTheProduct());
    }

    private Seeded run(Seeds seeds) throws SQLException, IOException {
        return new RunSeeds(
                        new OwnerDatabase(
                                new OwnerSettings(
                                        database.url(), database.username(), database.password())),
                        seeds)
                .run();
    }
}

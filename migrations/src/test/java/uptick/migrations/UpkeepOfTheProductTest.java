package uptick.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.migrations.partition.PartitionPlan;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.TestServer;

/// Partitions of the tables that there are.
class UpkeepOfTheProductTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-27T09:30:00Z"), ZoneOffset.UTC);

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
    void knowsEveryTableThatIsPartitionedByTime() throws SQLException {
        assertThat(PartitionPlan.All.ofTheProduct().inOrder())
                .extracting(PartitionPlan::table)
                .containsExactlyInAnyOrderElementsOf(
                        Sql.texts(
                                connection,
                                "SELECT partrelid::regclass::text FROM pg_partitioned_table WHERE partstrat = 'r'"));
    }

    @Test
    void leavesEveryTableWithAPartitionForNowAndOneAhead() throws Exception {
        keep().make();

        for (var plan : PartitionPlan.All.ofTheProduct().inOrder()) {
            for (var moment : new String[] {"2026-11-27T09:30:00Z", "2026-12-20T00:00:00Z"}) {
                assertThat(partitionOf(plan.table(), moment))
                        .as("%s at %s", plan.table(), moment)
                        .isNotEqualTo(plan.table() + "_default");
            }
        }
        assertThat(keep().make()).isEmpty();
    }

    @Test
    void keepsRowsThatWereThereBeforeTheirPartitionWas() throws Exception {
        insertBars("daily", "2026-11-26", "2019-01-02", "1962-01-02");
        insertBars("1h", "2026-11-26");

        keep().make();

        assertThat(
                        Sql.texts(
                                connection,
                                "SELECT tableoid::regclass || ' ' || (ts AT TIME ZONE 'UTC')::date FROM price_bars ORDER BY interval, ts"))
                .containsExactly(
                        "price_bars_default 2026-11-26",
                        "price_bars_daily_default 1962-01-02",
                        "price_bars_daily_y2019 2019-01-02",
                        "price_bars_daily_y2026 2026-11-26");
    }

    @Test
    void tellsTheOperatorsOnceOfRowsThatNoPartitionIsFor() throws Exception {
        insertBars("daily", "1962-01-02");
        insertBars("1h", "2026-11-26");

        assertThat(keep().run().stray())
                .containsExactly("price_bars_daily_default", "price_bars_default");
        assertThat(keep().run().stray()).hasSize(2);

        assertThat(Sql.texts(connection, "SELECT subject FROM alerts ORDER BY subject"))
                .containsExactly(
                        "partition:price_bars_daily_default", "partition:price_bars_default");
    }

    private void insertBars(String interval, String... days) throws SQLException {
        Sql.execute(
                connection,
                "INSERT INTO instruments (symbol, exchange) VALUES ('AAPL', 'NASDAQ') ON CONFLICT DO NOTHING");
        for (var day : days) {
            Sql.execute(
                    connection,
                    """
                    INSERT INTO price_bars (instrument_id, interval, ts, open, high, low, close, volume)
                    SELECT id, '%s', '%sT00:00:00Z', 1, 2, 1, 2, 100
                    FROM instruments
                    """
                            .formatted(interval, day));
        }
    }

    /* The part whose bounds hold the moment, or the default one: asked of the catalogue, for a row of each table would
     * need rows of others. */
    private String partitionOf(String table, String moment) throws SQLException {
        var names =
                Sql.texts(
                        connection,
                        """
                        SELECT inhrelid::regclass::text
                        FROM pg_inherits
                        JOIN pg_class ON pg_class.oid = inhrelid
                        CROSS JOIN LATERAL regexp_match(pg_get_expr(relpartbound, pg_class.oid), 'FROM \\(''(.*)''\\) TO \\(''(.*)''\\)') AS bound (parts)
                        WHERE inhparent = '%s'::regclass
                          AND '%s'::timestamptz >= bound.parts[1]::timestamptz
                          AND '%s'::timestamptz < bound.parts[2]::timestamptz
                        """
                                .formatted(table, moment, moment));
        return names.isEmpty() ? table + "_default" : names.getFirst();
    }

    private KeepPartitions keep() {
        return new KeepPartitions(
                new OwnerDatabase(
                        new OwnerSettings(
                                database.url(), database.username(), database.password())),
                PartitionPlan.All.ofTheProduct(),
                new UpkeepSettings(""),
                CLOCK);
    }
}

package uptick.migrations.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import uptick.migrations.Sql;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.TestServer;

class PartitionsTest {

    private static final Instant NOW = Instant.parse("2026-11-27T09:30:00Z");

    private TestDatabase database;
    private Connection connection;

    @TempDir Path folder;

    @BeforeEach
    void makeATable() throws SQLException {
        database = TestServer.shared().emptyDatabase();
        connection = database.connect();
        Sql.execute(
                connection,
                """
                CREATE TABLE readings (
                  sensor text             NOT NULL,
                  ts     timestamptz      NOT NULL,
                  value  double precision NOT NULL,
                  twice  double precision GENERATED ALWAYS AS (value * 2) STORED,
                  CONSTRAINT pk_readings PRIMARY KEY (sensor, ts),
                  CONSTRAINT ck_readings_value CHECK (value >= 0)
                ) PARTITION BY RANGE (ts);
                CREATE INDEX ix_readings_ts ON readings (ts);
                CREATE TABLE readings_default PARTITION OF readings DEFAULT;
                CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                  RAISE EXCEPTION 'append-only';
                END
                $$;
                CREATE TRIGGER tr_readings BEFORE UPDATE OR DELETE ON readings FOR EACH ROW EXECUTE FUNCTION refuse();
                """);
    }

    @AfterEach
    void dropIt() throws SQLException {
        connection.close();
        TestServer.shared().drop(database);
    }

    @Test
    void areMadeForNowAndAhead() throws SQLException {
        assertThat(weekly(2, null).ensure(NOW))
                .containsExactly("readings_2026w48", "readings_2026w49", "readings_2026w50");

        insert("2026-11-23T00:00:00Z", "2026-11-29T23:59:59.999999Z", "2026-11-30T00:00:00Z");
        assertThat(rows("readings_2026w48")).isEqualTo("2");
        assertThat(rows("readings_2026w49")).isEqualTo("1");
        assertThat(rows("readings_default")).isEqualTo("0");
    }

    @Test
    void areMadeOnceHoweverOftenTheyAreAskedFor() throws SQLException {
        weekly(1, null).ensure(NOW);

        assertThat(weekly(1, null).ensure(NOW)).isEmpty();
        assertThat(weekly(2, null).ensure(NOW)).containsExactly("readings_2026w50");
        assertThat(weekly(2, null).ensure(NOW.plusSeconds(7 * 86_400)))
                .containsExactly("readings_2026w51");
    }

    @Test
    void takeTheirRowsFromTheDefaultPartitionWithoutATriggersSay() throws SQLException {
        insert("2026-11-22T23:59:59Z", "2026-11-23T00:00:00Z", "2026-12-02T00:00:00Z");
        assertThat(rows("readings_default")).isEqualTo("3");

        assertThat(weekly(1, null).ensure(NOW)).hasSize(2);

        assertThat(rows("readings_default")).isEqualTo("1");
        assertThat(rows("readings_2026w48")).isEqualTo("1");
        assertThat(rows("readings_2026w49")).isEqualTo("1");
        assertThat(Sql.text(connection, "SELECT sum(twice) FROM readings")).isEqualTo("6");
        assertThatThrownBy(() -> Sql.execute(connection, "DELETE FROM readings"))
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> Sql.execute(connection, "DELETE FROM readings_default"))
                .hasMessageContaining("append-only");
    }

    @Test
    void areWhatTheServerMakesItself() throws SQLException {
        weekly(0, null).ensure(NOW);
        Sql.execute(
                connection,
                "CREATE TABLE readings_2026w49 PARTITION OF readings FOR VALUES FROM ('2026-11-30Z') TO ('2026-12-07Z')");

        assertThat(described("readings_2026w48")).isEqualTo(described("readings_2026w49"));
        assertThat(weekly(1, null).ensure(NOW)).isEmpty();
    }

    @Test
    void areLeftToOneThatHoldsTheirTimeAlready() throws SQLException {
        Sql.execute(
                connection,
                "CREATE TABLE readings_old PARTITION OF readings FOR VALUES FROM ('2020-01-01Z') TO ('2026-11-30Z')");

        assertThat(weekly(1, null).ensure(NOW)).containsExactly("readings_2026w49");
    }

    @Test
    void areMadeOnceByFourAtOnce() throws Exception {
        insert("2026-11-25T00:00:00Z", "2026-12-02T00:00:00Z");
        var four = new ArrayList<Callable<List<String>>>();
        for (var i = 0; i < 4; i++) {
            four.add(
                    () -> {
                        try (var own = database.connect()) {
                            return new Partitions(own, plan(3, null)).ensure(NOW);
                        }
                    });
        }

        var made = new ArrayList<String>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var one : threads.invokeAll(four)) {
                made.addAll(one.get());
            }
        }

        assertThat(made).hasSize(4).doesNotHaveDuplicates();
        assertThat(rows("readings")).isEqualTo("2");
        assertThat(rows("readings_default")).isEqualTo("0");
    }

    @Test
    void workBelowAPartitionByListToo() throws SQLException {
        Sql.execute(
                connection,
                """
                CREATE TABLE bars (interval text NOT NULL, ts timestamptz NOT NULL) PARTITION BY LIST (interval);
                CREATE TABLE bars_15m PARTITION OF bars FOR VALUES IN ('15m') PARTITION BY RANGE (ts);
                CREATE TABLE bars_15m_default PARTITION OF bars_15m DEFAULT;
                INSERT INTO bars VALUES ('15m', '2026-11-27Z');
                """);

        new Partitions(connection, new PartitionPlan("bars_15m", PartitionPeriod.MONTH, 0, null))
                .ensure(NOW);

        assertThat(rows("bars_15m_2026m11")).isEqualTo("1");
        assertThat(rows("bars_15m_default")).isEqualTo("0");
    }

    @Test
    void areListedOnceTheirTimeIsOver() throws SQLException {
        for (var day :
                List.of("2026-11-01T00:00:00Z", "2026-11-08T00:00:00Z", "2026-11-15T00:00:00Z")) {
            weekly(0, null).ensure(Instant.parse(day));
        }
        weekly(1, null).ensure(NOW);

        assertThat(weekly(1, null).whollyBefore(Instant.parse("2026-11-16T00:00:00Z")))
                .containsExactly("readings_2026w44", "readings_2026w45", "readings_2026w46");
        assertThat(weekly(1, null).whollyBefore(Instant.parse("2026-11-15T23:59:59Z")))
                .containsExactly("readings_2026w44", "readings_2026w45");
        assertThat(weekly(1, 2).expired(NOW))
                .containsExactly("readings_2026w44", "readings_2026w45");
        assertThat(weekly(1, 0).expired(NOW))
                .containsExactly("readings_2026w44", "readings_2026w45", "readings_2026w46");
        assertThat(weekly(1, null).expired(NOW)).isEmpty();
    }

    @Test
    void areDroppedOnlyAfterTheirRowsAreInAFile() throws Exception {
        weekly(0, null).ensure(NOW);
        insert("2026-11-25T10:00:00Z", "2026-11-26T10:00:00Z");
        Sql.execute(connection, "SET TIME ZONE 'Asia/Tokyo'");

        var file = weekly(0, 0).export("readings_2026w48", folder.resolve("exports"));

        assertThat(file).isEqualTo(folder.resolve("exports/readings_2026w48.csv"));
        assertThat(file)
                .hasContent(
                        """
                        sensor,ts,value
                        s,2026-11-25 10:00:00+00,1
                        s,2026-11-26 10:00:00+00,1
                        """);
        assertThat(folder.resolve("exports")).isDirectoryNotContaining("glob:**.part");
        assertThat(Sql.text(connection, "SELECT to_regclass('readings_2026w48')")).isNull();
        assertThat(rows("readings")).isEqualTo("0");
    }

    @Test
    void neverOverwriteAnEarlierExportButRepeatOneThatBrokeOff() throws Exception {
        weekly(0, null).ensure(NOW);
        insert("2026-11-25T10:00:00Z");
        var earlier = Files.writeString(folder.resolve("readings_2026w48.csv"), "other rows");

        var second = weekly(0, 0).export("readings_2026w48", folder);

        assertThat(second).hasFileName("readings_2026w48-2.csv");
        assertThat(earlier).hasContent("other rows");

        weekly(0, null).ensure(NOW);
        insert("2026-11-25T10:00:00Z");
        assertThat(weekly(0, 0).export("readings_2026w48", folder)).isEqualTo(second);
    }

    @Test
    void stayWhereTheFileCannotBeWritten() throws Exception {
        weekly(0, null).ensure(NOW);
        insert("2026-11-25T10:00:00Z");
        Files.createDirectory(folder.resolve("readings_2026w48.csv.part"));

        assertThatThrownBy(() -> weekly(0, 0).export("readings_2026w48", folder))
                .isInstanceOf(IOException.class);

        assertThat(rows("readings_2026w48")).isEqualTo("1");
        assertThat(connection.getAutoCommit()).isTrue();
    }

    @Test
    void stayWhereTheyBelongToAnotherTable() throws SQLException {
        Sql.execute(connection, "CREATE TABLE strangers (id integer)");

        assertThatThrownBy(() -> weekly(0, 0).export("strangers", folder))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("no partition of readings");

        assertThat(rows("strangers")).isEqualTo("0");
    }

    @Test
    void areRefusedToATableThatHasNone() throws SQLException {
        Sql.execute(connection, "CREATE TABLE plain (ts timestamptz)");

        assertThatThrownBy(
                        () ->
                                new Partitions(
                                                connection,
                                                new PartitionPlan(
                                                        "plain", PartitionPeriod.DAY, 0, null))
                                        .ensure(NOW))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("not partitioned by range");
        assertThatThrownBy(
                        () ->
                                new Partitions(
                                                connection,
                                                new PartitionPlan(
                                                        "missing", PartitionPeriod.DAY, 0, null))
                                        .ensure(NOW))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("does not exist");
    }

    private Partitions weekly(int ahead, @Nullable Integer kept) {
        return new Partitions(connection, plan(ahead, kept));
    }

    private static PartitionPlan plan(int ahead, @Nullable Integer kept) {
        return new PartitionPlan("readings", PartitionPeriod.WEEK, ahead, kept);
    }

    private void insert(String... times) throws SQLException {
        for (var time : times) {
            Sql.execute(connection, "INSERT INTO readings VALUES ('s', '" + time + "', 1)");
        }
    }

    private @Nullable String rows(String table) throws SQLException {
        return Sql.text(connection, "SELECT count(*) FROM " + table);
    }

    /* Columns, constraints, indexes and triggers, without the name. */
    private List<String> described(String table) throws SQLException {
        return Sql.texts(
                        connection,
                        """
                        SELECT concat_ws(' ', attname, format_type(atttypid, atttypmod), attnotnull, attgenerated, pg_get_expr(adbin, adrelid))
                        FROM pg_attribute
                        LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
                        WHERE attrelid = '%1$s'::regclass AND attnum > 0
                        UNION ALL
                        SELECT concat_ws(' ', contype, conname, pg_get_constraintdef(oid)) FROM pg_constraint WHERE conrelid = '%1$s'::regclass
                        UNION ALL
                        SELECT pg_get_indexdef(indexrelid) FROM pg_index WHERE indrelid = '%1$s'::regclass
                        UNION ALL
                        SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE tgrelid = '%1$s'::regclass
                        ORDER BY 1
                        """
                                .formatted(table))
                .stream()
                .map(line -> line.replace(table, "it"))
                .toList();
    }
}

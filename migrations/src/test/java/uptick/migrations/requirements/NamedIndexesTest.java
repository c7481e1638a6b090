package uptick.migrations.requirements;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import uptick.migrations.Sql;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

/// Each index is used by the query that it is for, which reads fewer buffers than without it.
///
/// The queries stand in `index-queries.txt`. The largest tables get 20,000 rows, and a million with `-Duptick.full=true`.
@WithDatabase
class NamedIndexesTest {

    private static final int ROWS = Boolean.getBoolean("uptick.full") ? 1_000_000 : 20_000;

    /* A user, an instrument or a run has many rows; counts of parents share no divisor, so that no pair of them comes again. */
    private static final Map<String, Integer> COUNTS =
            Map.ofEntries(
                    Map.entry("users", ROWS / 4),
                    Map.entry("user_settings", ROWS / 4),
                    Map.entry("instruments", ROWS / 8 + 3),
                    Map.entry("latest_bars", ROWS / 8 + 3),
                    Map.entry("topics", ROWS / 5 + 1),
                    Map.entry("data_collections", ROWS / 40 + 3),
                    Map.entry("trend_scorings", ROWS / 40 + 3),
                    Map.entry("model_versions", ROWS / 40),
                    Map.entry("reports", ROWS / 40 + 7),
                    Map.entry("agent_config", 13),
                    Map.entry("features", 2 * ROWS),
                    Map.entry("", ROWS));

    private static final Pattern BUFFERS =
            Pattern.compile("Buffers: shared(?: hit=(\\d+))?(?: read=(\\d+))?");

    private static @Nullable SampleRows rows;

    private final Connection connection;

    NamedIndexesTest(TestDatabase database) throws SQLException {
        connection = database.connect();
    }

    /* A table at a time, without its parents: no query here needs the others, and a million rows of all would fill a disk. */
    @BeforeAll
    static void letEachTableStandAlone(TestDatabase database) throws SQLException {
        try (var connection = database.connect()) {
            rows = new SampleRows(connection);
            for (var alone :
                    Sql.texts(
                            connection,
                            """
                            SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname)
                            FROM pg_constraint
                            WHERE contype = 'f'
                              AND conparentid = 0
                            UNION ALL
                            SELECT format('ALTER TABLE %s SET (autovacuum_enabled = false)', oid::regclass)
                            FROM pg_class
                            WHERE relnamespace = 'public'::regnamespace
                              AND relkind = 'r'
                            """)) {
                Sql.execute(connection, alone);
            }
            Sql.execute(connection, "DROP TRIGGER tr_audit_log_no_truncate ON audit_log");
        }
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void allHaveTheirQueryOrAReason() throws SQLException {
        assertThat(IndexQuery.all().stream().map(IndexQuery::index))
                .containsExactlyInAnyOrderElementsOf(
                        Sql.texts(
                                connection,
                                """
                                SELECT indexrelid::regclass::text
                                FROM pg_index
                                JOIN pg_class ON pg_class.oid = indrelid
                                WHERE relnamespace = 'public'::regnamespace
                                  AND relkind IN ('r', 'p')
                                  AND NOT relispartition
                                  AND relname <> 'flyway_schema_history'
                                """));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void areUsedByTheirQueriesWhichReadFewerBuffersThanWithoutThemOn(String table)
            throws SQLException {
        var sampleRows = Objects.requireNonNull(rows);
        var softly = new SoftAssertions();
        sampleRows.fill(connection, table, COUNTS);
        vacuum(table);
        connection.setAutoCommit(false);
        for (var index : IndexQuery.on(connection, table)) {
            check(index, index.sql(connection, sampleRows), softly);
            connection.rollback();
        }
        connection.setAutoCommit(true);
        Sql.execute(connection, "TRUNCATE " + table);
        softly.assertAll();
    }

    /* The server's own housekeeping may hold a snapshot for a moment, under which no page is visible to all. */
    private void vacuum(String table) throws SQLException {
        var visible =
                """
                SELECT sum(relallvisible) = sum(relpages)
                FROM pg_class
                WHERE relkind = 'r'
                  AND (oid = '%1$s'::regclass OR oid IN (SELECT relid FROM pg_partition_tree('%1$s')))
                """
                        .formatted(table);
        for (var tries = 0; tries < 300; tries++) {
            Sql.execute(connection, "VACUUM (ANALYZE) " + table);
            if ("t".equals(Sql.text(connection, visible))) {
                return;
            }
            Sql.execute(connection, "SELECT pg_sleep(0.1)");
        }
        throw new IllegalStateException("Another snapshot stays open beside the test of " + table);
    }

    private void check(IndexQuery index, String query, SoftAssertions softly) throws SQLException {
        var names = index.names(connection);
        var with = plan(query);
        Sql.execute(connection, index.drop(connection));
        var without = plan(query);

        softly.assertThat(with)
                .as("%s serves %s", index, query)
                .anyMatch(line -> names.stream().anyMatch(name -> (line + " ").contains(name)));
        softly.assertThat(buffers(with))
                .as("%s spares %s%n%s", index, query, String.join("\n", without))
                .isLessThan(buffers(without));
    }

    /* The second time, so that what the first leaves behind in pages and caches counts for neither side. */
    private List<String> plan(String query) throws SQLException {
        Sql.texts(connection, query);
        return Sql.texts(
                connection, "EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, SUMMARY OFF) " + query);
    }

    /* The first line of a plan that counts them counts those of the whole. */
    private static int buffers(List<String> plan) {
        return plan.stream()
                .takeWhile(line -> !line.startsWith("Planning"))
                .map(BUFFERS::matcher)
                .filter(Matcher::find)
                .map(found -> number(found.group(1)) + number(found.group(2)))
                .findFirst()
                .orElse(0);
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    /* Those with an index that has a query. */
    static List<String> tables(TestDatabase database) throws SQLException {
        var tables = new ArrayList<String>();
        try (var connection = database.connect()) {
            for (var table : new SampleRows(connection).tables()) {
                if (!IndexQuery.on(connection, table).isEmpty()) {
                    tables.add(table);
                }
            }
        }
        return tables;
    }
}

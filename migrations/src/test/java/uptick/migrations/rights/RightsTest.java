package uptick.migrations.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.migrations.Sql;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

/// What each function and job may do, written down: a right that is not in `rights.txt`, or is there and was
/// not granted, fails.
@WithDatabase
class RightsTest {

    private static final WrittenRights WRITTEN = WrittenRights.read();

    private static final String OUR_TABLES =
            "FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'f')";

    private final Connection connection;

    RightsTest(TestDatabase database) throws SQLException {
        connection = database.connect();
    }

    @BeforeEach
    void begin() throws SQLException {
        connection.setAutoCommit(false);
        Sql.execute(connection, Script.read("asked.sql"));
    }

    @AfterEach
    void leaveNothingBehind() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void onTablesAreThoseWrittenDown() throws SQLException {
        var granted = Sql.texts(connection, Script.read("granted.sql"));

        assertThat(WrittenRights.written(tables(), granted))
                .containsExactlyElementsOf(WRITTEN.tables());
    }

    @Test
    void onTablesAreThoseThatTheServerGrantsWhenItIsAsked() throws SQLException {
        var done =
                asked(
                        "SELECT relname || ' %s=' || pg_temp.rights_on(oid::regclass) "
                                + OUR_TABLES
                                + " AND NOT relispartition");

        assertThat(WrittenRights.written(tables(), done))
                .containsExactlyElementsOf(WRITTEN.tables());
    }

    @Test
    void onFunctionsAreThoseWrittenDown() throws SQLException {
        var granted =
                Sql.texts(
                        connection,
                        """
                        SELECT pg_proc.oid::regprocedure || ' ' || substr(rolname, 8)
                        FROM pg_proc
                        CROSS JOIN pg_roles
                        WHERE pronamespace = 'public'::regnamespace
                          AND rolname LIKE 'uptick\\_%'
                          AND has_function_privilege(pg_roles.oid, pg_proc.oid, 'EXECUTE')
                        """);

        assertThat(WrittenRights.written(functions(), granted))
                .containsExactlyElementsOf(WRITTEN.functions());
    }

    @Test
    void onFunctionsAreThoseThatTheServerGrantsWhenItIsAsked() throws SQLException {
        var begun =
                asked(
                        """
                        SELECT oid::regprocedure || ' %s'
                        FROM pg_proc
                        WHERE pronamespace = 'public'::regnamespace
                          AND pg_temp.is_begun(format('SELECT %%s(%%s)', oid::regproc,
                            (SELECT string_agg('NULL::' || type::regtype, ', ') FROM unnest(proargtypes) AS type)))
                        """);

        assertThat(WrittenRights.written(functions(), begun))
                .containsExactlyElementsOf(WRITTEN.functions());
    }

    @Test
    void onAPartitionByItselfAreNobodys() throws SQLException {
        assertThat(Sql.texts(connection, "SELECT relname " + OUR_TABLES + " AND relispartition"))
                .contains("price_bars_daily_default", "quotes_default", "features_default");

        assertThat(
                        asked(
                                "SELECT relname || ' %s=' || pg_temp.rights_on(oid::regclass) "
                                        + OUR_TABLES
                                        + " AND relispartition"))
                .isEmpty();
    }

    @Test
    void onATableReachItsPartitions() throws SQLException {
        Sql.execute(
                connection,
                """
                INSERT INTO instruments (id, symbol, exchange) VALUES ('00000000-0000-7000-8000-000000000013', 'ABC', 'NYSE');
                SET LOCAL ROLE uptick_market;
                INSERT INTO price_bars (instrument_id, interval, ts, open, high, low, close, volume)
                SELECT '00000000-0000-7000-8000-000000000013', interval, '2026-11-20', 1, 1, 1, 1, 1
                FROM unnest(ARRAY['daily', '15m', 'weekly']) AS interval;
                UPDATE price_bars SET volume = 2 WHERE interval = '15m';
                DELETE FROM price_bars WHERE interval = 'weekly';
                SET LOCAL ROLE uptick_dashboard;
                """);

        assertThat(
                        Sql.texts(
                                connection,
                                "SELECT interval || ' ' || volume FROM price_bars ORDER BY interval"))
                .containsExactly("15m 2", "daily 1");
    }

    @Test
    void onTheViewsOfOlderSystemsAreNobodys() throws SQLException {
        var views = "FROM pg_class WHERE relnamespace = 'compat'::regnamespace";
        assertThat(Sql.texts(connection, "SELECT relname " + views))
                .contains("r0_users", "r4_recommendations");

        assertThat(
                        Sql.texts(
                                connection,
                                """
                                SELECT granted.name || ' to ' || lent.grantee::regrole
                                FROM (
                                  SELECT relname AS name, relowner AS owner, relacl AS acl
                                  FROM pg_class
                                  WHERE relnamespace = 'compat'::regnamespace
                                  UNION ALL
                                  SELECT nspname, nspowner, nspacl
                                  FROM pg_namespace
                                  WHERE nspname = 'compat') AS granted
                                CROSS JOIN LATERAL aclexplode(granted.acl) AS lent
                                WHERE lent.grantee <> granted.owner
                                """))
                .isEmpty();
        assertThat(
                        asked(
                                "SELECT relname || ' %s' "
                                        + views
                                        + " AND pg_temp.is_done(format('SELECT FROM compat.%%I LIMIT 0', relname))"))
                .isEmpty();
    }

    @Test
    void areNotNeededForTheTriggersOfATable() throws SQLException {
        Sql.execute(connection, "SET LOCAL ROLE uptick_collections");
        Sql.execute(connection, "INSERT INTO topics (topic_key, title) VALUES ('a', 'A')");

        assertThat(
                        Sql.texts(
                                connection,
                                """
                                UPDATE topics SET title = 'B', updated_at = '2000-01-01'
                                WHERE topic_key = 'a'
                                RETURNING updated_at = now()
                                """))
                .containsExactly("t");
    }

    /* What the query finds as each role in turn, with the role's name in its place. */
    private List<String> asked(String query) throws SQLException {
        var found = new ArrayList<String>();
        for (var role : Roles.all()) {
            Sql.execute(connection, "SET LOCAL ROLE uptick_" + role);
            found.addAll(Sql.texts(connection, query.formatted(role)));
            Sql.execute(connection, "RESET ROLE");
        }
        return found;
    }

    private List<String> tables() throws SQLException {
        return Sql.texts(
                connection,
                "SELECT relname "
                        + OUR_TABLES
                        + " AND NOT relispartition ORDER BY relname COLLATE \"C\"");
    }

    private List<String> functions() throws SQLException {
        return Sql.texts(
                connection,
                "SELECT oid::regprocedure FROM pg_proc WHERE pronamespace = 'public'::regnamespace ORDER BY oid::regprocedure::text COLLATE \"C\"");
    }
}

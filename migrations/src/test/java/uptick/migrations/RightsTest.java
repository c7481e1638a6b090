package uptick.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

/// What each function may do, written down: a right that is not in these tables, or is there and was not
/// granted, fails.
@WithDatabase
class RightsTest {

    /* Per function role: r(ead), i(nsert), u(pdate), d(elete). */
    private static final String ON_TABLES =
            """
            table                  accounts collections trends
            api_quota_usage        ----     riu-        ----
            audit_log              ----     ----        ----
            audit_log_head         ----     ----        ----
            data_collections       ----     riu-        r---
            flyway_schema_history  ----     ----        ----
            observations           ----     ri--        r---
            topic_watches          ----     ri-d        ----
            topics                 ----     riu-        r---
            trend_scorings         ----     ----        ri--
            trends                 ----     ----        riu-
            users                  riu-     ----        ----
            """;

    private static final String ON_FUNCTIONS =
            """
            app_enter(uuid,integer)                                                        accounts collections trends
            app_uid()                                                                      accounts collections trends
            audit_append(timestamp with time zone,text,text,text,jsonb)                    accounts collections trends
            audit_hash(bytea,bigint,timestamp with time zone,text,text,text,jsonb)         -
            audit_verify()                                                                 -
            keep_deleted_at()                                                              -
            refuse_change()                                                                -
            schema_version()                                                               accounts collections trends
            set_updated_at()                                                               -
            """;

    private static final List<String> ROLES = List.of("accounts", "collections", "trends");

    private final Connection connection;

    RightsTest(TestDatabase database) throws SQLException {
        connection = database.connect();
    }

    @BeforeEach
    void begin() throws SQLException {
        connection.setAutoCommit(false);
    }

    @AfterEach
    void leaveNothingBehind() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void areThoseWrittenDown() throws SQLException {
        assertThat(
                        matrix(
                                (table, role, privilege) ->
                                        "t"
                                                .equals(
                                                        Sql.text(
                                                                connection,
                                                                "SELECT has_table_privilege('uptick_%s', '%s', '%s')"
                                                                        .formatted(
                                                                                role, table,
                                                                                privilege)))))
                .isEqualTo(normalised(ON_TABLES));
    }

    @Test
    void areThoseThatTheServerGrantsWhenItIsAsked() throws SQLException {
        assertThat(matrix(this::isDone)).isEqualTo(normalised(ON_TABLES));
    }

    @ParameterizedTest
    @ValueSource(strings = {"accounts", "collections", "trends"})
    void areNeverMoreThanRowsOf(String role) throws SQLException {
        assertThat(
                        Sql.texts(
                                connection,
                                """
                                SELECT table_name || ' ' || privilege_type
                                FROM information_schema.role_table_grants
                                WHERE grantee = 'uptick_%1$s'
                                  AND privilege_type NOT IN ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
                                UNION ALL
                                SELECT attrelid::regclass || '.' || attname || ' ' || privilege_type
                                FROM pg_attribute
                                CROSS JOIN LATERAL aclexplode(attacl)
                                WHERE grantee = 'uptick_%1$s'::regrole
                                UNION ALL
                                SELECT 'may create in ' || nspname
                                FROM pg_namespace
                                WHERE has_schema_privilege('uptick_%1$s', oid, 'CREATE')
                                UNION ALL
                                SELECT 'is ' || rolname
                                FROM pg_roles
                                WHERE rolname = 'uptick_%1$s'
                                  AND (rolsuper OR rolcreaterole OR rolcreatedb OR rolbypassrls OR rolreplication)
                                UNION ALL
                                SELECT 'belongs to ' || roleid::regrole
                                FROM pg_auth_members
                                WHERE member = 'uptick_%1$s'::regrole
                                """
                                        .formatted(role)))
                .isEmpty();
    }

    @Test
    void areLimitedInTimeWhereAFunctionLogsIn() throws SQLException {
        assertThat(
                        Sql.texts(
                                connection,
                                """
                                SELECT rolname || ' ' || array_to_string(rolconfig, ' ')
                                FROM pg_roles
                                WHERE rolname IN ('uptick_accounts', 'uptick_collections', 'uptick_trends')
                                """))
                .hasSize(3)
                .allSatisfy(
                        role ->
                                assertThat(role)
                                        .contains(
                                                "statement_timeout=10s",
                                                "lock_timeout=5s",
                                                "idle_in_transaction_session_timeout=30s"));
    }

    @Test
    void onFunctionsAreThoseWrittenDown() throws SQLException {
        var granted = new ArrayList<String>();
        for (var function :
                Sql.texts(
                        connection,
                        "SELECT oid::regprocedure::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace ORDER BY 1")) {
            var roles = new ArrayList<String>();
            for (var role : ROLES) {
                if ("t"
                        .equals(
                                Sql.text(
                                        connection,
                                        "SELECT has_function_privilege('uptick_%s', '%s', 'EXECUTE')"
                                                .formatted(role, function)))) {
                    roles.add(role);
                }
            }
            granted.add(function + " " + (roles.isEmpty() ? "-" : String.join(" ", roles)));
        }

        assertThat(granted)
                .containsExactlyElementsOf(
                        ON_FUNCTIONS.lines().map(line -> line.replaceAll(" {2,}", " ")).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"accounts", "collections", "trends"})
    void letARoleAppendToTheAuditLogAndDoNothingElseToIt(String role) throws SQLException {
        Sql.execute(connection, "SET LOCAL ROLE uptick_" + role);

        assertThat(
                        Sql.text(
                                connection,
                                "SELECT audit_append(now(), 'job', 'tested', 'rights', '{}')"))
                .isEqualTo("1");

        for (var statement :
                List.of(
                        "SELECT FROM audit_log",
                        "INSERT INTO audit_log DEFAULT VALUES",
                        "UPDATE audit_log SET actor = 'x'",
                        "DELETE FROM audit_log",
                        "TRUNCATE audit_log",
                        "SELECT FROM audit_log_head",
                        "UPDATE audit_log_head SET sequence = 0",
                        "SELECT audit_verify()",
                        "ALTER TABLE audit_log DISABLE TRIGGER ALL")) {
            var state = sqlState(statement);
            assertThat(state).as(statement).isEqualTo("42501");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"accounts", "collections", "trends"})
    void cannotBeWidenedByATemporaryTableThatStandsInForOurs(String role) throws SQLException {
        Sql.execute(
                connection,
                """
                SET LOCAL ROLE uptick_%s;
                CREATE TEMPORARY TABLE users (id uuid, token_epoch integer, is_deleted boolean);
                INSERT INTO users VALUES ('00000000-0000-7000-8000-000000000001', 0, false);
                CREATE TEMPORARY TABLE flyway_schema_history (version text, success boolean, installed_rank integer);
                INSERT INTO flyway_schema_history VALUES ('9999', true, 1);
                """
                        .formatted(role));

        assertThat(
                        Sql.text(
                                connection,
                                "SELECT app_enter('00000000-0000-7000-8000-000000000001', 0)"))
                .isEqualTo("f");
        assertThat(Sql.text(connection, "SELECT schema_version()")).isNotEqualTo("9999");
    }

    @Test
    void showTheUserOfATransactionOnlyRowsOfTheirOwn() throws SQLException {
        Sql.execute(
                connection,
                """
                INSERT INTO users (id, username, password_hash)
                VALUES ('00000000-0000-7000-8000-00000000000a', 'ann', 'x'), ('00000000-0000-7000-8000-00000000000b', 'bob', 'x');
                INSERT INTO topics (id, topic_key, title) VALUES ('00000000-0000-7000-8000-00000000000c', 'a', 'A');
                INSERT INTO topic_watches (user_id, topic_id)
                SELECT users.id, topics.id FROM users, topics;
                SET LOCAL ROLE uptick_collections;
                """);

        assertThat(Sql.text(connection, "SELECT count(*) FROM topic_watches")).isEqualTo("0");
        Sql.execute(connection, "SELECT app_enter('00000000-0000-7000-8000-00000000000a', 0)");
        assertThat(Sql.texts(connection, "SELECT user_id FROM topic_watches"))
                .containsExactly("00000000-0000-7000-8000-00000000000a");
        assertThat(Sql.texts(connection, "DELETE FROM topic_watches RETURNING user_id"))
                .containsExactly("00000000-0000-7000-8000-00000000000a");
        assertThatThrownBy(
                        () ->
                                Sql.execute(
                                        connection,
                                        """
                                        INSERT INTO topic_watches (user_id, topic_id)
                                        VALUES ('00000000-0000-7000-8000-00000000000b', '00000000-0000-7000-8000-00000000000c')
                                        """))
                .hasMessageContaining("row-level security");
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

    /* Done for real, on no row: the server checks rights before it looks for any. */
    private boolean isDone(String table, String role, String privilege) throws SQLException {
        var column =
                Sql.text(
                        connection,
                        "SELECT attname FROM pg_attribute WHERE attrelid = '%s'::regclass AND attnum = 1"
                                .formatted(table));
        Sql.execute(connection, "SET LOCAL ROLE uptick_" + role);
        var state =
                sqlState(
                        switch (privilege) {
                            case "SELECT" -> "SELECT FROM " + table;
                            case "INSERT" -> "INSERT INTO " + table + " SELECT WHERE false";
                            case "UPDATE" ->
                                    "UPDATE " + table + " SET " + column + " = DEFAULT WHERE false";
                            case "DELETE" -> "DELETE FROM " + table + " WHERE false";
                            default -> throw new IllegalArgumentException(privilege);
                        });
        Sql.execute(connection, "RESET ROLE");
        assertThat(state).isIn("00000", "42501");
        return state.equals("00000");
    }

    private String sqlState(String statement) throws SQLException {
        var before = connection.setSavepoint();
        try {
            Sql.execute(connection, statement);
            return "00000";
        } catch (SQLException failure) {
            return failure.getSQLState();
        } finally {
            connection.rollback(before);
        }
    }

    private List<String> matrix(Right right) throws SQLException {
        var lines = new ArrayList<>(List.of("table accounts collections trends"));
        for (var table :
                Sql.texts(
                        connection,
                        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm') ORDER BY 1")) {
            var line = new StringBuilder(table);
            for (var role : ROLES) {
                line.append(' ')
                        .append(right.isHeld(table, role, "SELECT") ? 'r' : '-')
                        .append(right.isHeld(table, role, "INSERT") ? 'i' : '-')
                        .append(right.isHeld(table, role, "UPDATE") ? 'u' : '-')
                        .append(right.isHeld(table, role, "DELETE") ? 'd' : '-');
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private static List<String> normalised(String table) {
        return table.lines().map(line -> line.replaceAll(" +", " ")).toList();
    }

    private interface Right {
        boolean isHeld(String table, String role, String privilege) throws SQLException;
    }
}

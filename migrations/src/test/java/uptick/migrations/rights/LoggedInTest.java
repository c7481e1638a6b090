package uptick.migrations.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import uptick.migrations.HostedServer;
import uptick.migrations.Sql;

/// What a role cannot do that has logged in as itself, where the owner is no superuser: elsewhere a test's
/// session is the owner's, who may take on any role.
class LoggedInTest {

    private static final String PASSWORD = "a-password-of-the-test";

    private static HostedServer server;
    private static String database;

    @BeforeAll
    static void letEveryFunctionIn(@TempDir Path folder) throws IOException, SQLException {
        server = HostedServer.start(folder);
        database = server.emptyDatabase();
        server.migrations(database).migrate(null);
        try (var owner = server.connectAsOwner(database)) {
            for (var role : Roles.FUNCTIONS) {
                Sql.execute(
                        owner,
                        "ALTER ROLE uptick_%s LOGIN PASSWORD '%s'".formatted(role, PASSWORD));
            }
            Sql.execute(owner, Script.read("user-rows.sql"));
        }
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @MethodSource("uptick.migrations.rights.Roles#functions")
    void isRefusedWhatNoFunctionMayDo(String role) throws SQLException {
        try (var connection = logIn(role)) {
            for (var statement :
                    Script.read("refused.sql").formatted("uptick_" + role).split(";\n")) {
                assertThat(Script.state(connection, statement))
                        .as(statement)
                        .isEqualTo(Script.REFUSED);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("uptick.migrations.rights.Roles#functions")
    void isRefusedEveryRoleButItsJob(String role) throws SQLException {
        try (var connection = logIn(role)) {
            for (var another : Roles.all()) {
                var isItself = another.equals(role);
                var isItsJob =
                        (role + " " + another).equals("portfolio job_alerts")
                                || (role + " " + another).equals("reports job_report");
                assertThat(Script.state(connection, "SET ROLE uptick_" + another))
                        .as(another)
                        .isEqualTo(isItself || isItsJob ? Script.DONE : Script.REFUSED);
            }
            for (var more : List.of(HostedServer.OWNER, "postgres", "pg_read_all_data")) {
                assertThat(Script.state(connection, "SET ROLE " + more))
                        .as(more)
                        .isEqualTo(Script.REFUSED);
                assertThat(Script.state(connection, "SET SESSION AUTHORIZATION " + more))
                        .as(more)
                        .isEqualTo(Script.REFUSED);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("uptick.migrations.rights.Roles#functions")
    void readsNoPasswordsUnlessItIsAccounts(String role) throws SQLException {
        try (var connection = logIn(role)) {
            assertThat(Script.state(connection, "SELECT password_hash FROM users"))
                    .isEqualTo(role.equals("accounts") ? Script.DONE : Script.REFUSED);
            assertThat(Script.state(connection, "SELECT count(*) FROM users"))
                    .isEqualTo(role.equals("accounts") ? Script.DONE : Script.REFUSED);
        }
    }

    /* Forced security is not left by switching it off: the statement fails. */
    @ParameterizedTest
    @CsvSource({
        "accounts, user_settings",
        "collections, topic_watches",
        "dashboard, alerts",
        "portfolio, trades",
        "recommendations, user_recommendations",
        "reports, report_deliveries",
        "trends, trend_feedback"
    })
    void cannotSwitchRowSecurityOff(String role, String table) throws SQLException {
        try (var connection = logIn(role)) {
            assertThat(Script.state(connection, "SELECT FROM " + table)).isEqualTo(Script.DONE);

            Sql.execute(connection, "SET row_security = off");

            assertThat(Script.state(connection, "SELECT FROM " + table)).isEqualTo(Script.REFUSED);
        }
    }

    /* The last column: what the job alone may read. */
    @ParameterizedTest
    @CsvSource({
        "portfolio, job_alerts, portfolio_positions, features",
        "reports, job_report, report_deliveries, latest_bars"
    })
    void seesOtherPeoplesRowsWhileItIsItsJobAndNoLonger(
            String role, String job, String table, String jobs) throws SQLException {
        try (var connection = logIn(role)) {
            assertThat(count(connection, table)).isEqualTo("0");
            connection.commit();

            Sql.execute(connection, "SET LOCAL ROLE uptick_" + job);
            assertThat(count(connection, table)).isEqualTo("2");
            assertThat(Script.state(connection, "SELECT id, is_deleted FROM users"))
                    .isEqualTo(Script.DONE);
            assertThat(Script.state(connection, "SELECT password_hash FROM users"))
                    .isEqualTo(Script.REFUSED);
            assertThat(Script.state(connection, "SELECT FROM " + jobs)).isEqualTo(Script.DONE);
            connection.commit();

            assertThat(count(connection, table)).isEqualTo("0");
            assertThat(Script.state(connection, "SELECT id, is_deleted FROM users"))
                    .isEqualTo(Script.REFUSED);
        }
    }

    @Test
    void doesNotInheritWhatTheAlertsJobMayRead() throws SQLException {
        try (var connection = logIn("portfolio")) {
            assertThat(Script.state(connection, "SELECT FROM features")).isEqualTo(Script.REFUSED);
            assertThat(Script.state(connection, "SELECT FROM recommendations"))
                    .isEqualTo(Script.REFUSED);
        }
    }

    @Test
    void ownsTheSchemaAndSeesAndRemovesEverybodysRowsThoughItIsNoSuperuser() throws SQLException {
        try (var owner = server.connectAsOwner(database)) {
            owner.setAutoCommit(false);
            assertThat(
                            Sql.text(
                                    owner,
                                    "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"))
                    .isEqualTo("f");
            for (var table : Access.tables(owner)) {
                var rows = table.equals("alerts") ? 3 : 2;

                assertThat(count(owner, table)).as(table).isEqualTo(Integer.toString(rows));
                assertThat(
                                Sql.texts(
                                        owner,
                                        "UPDATE %s SET user_id = user_id RETURNING 1"
                                                .formatted(table)))
                        .as(table)
                        .hasSize(rows);
                assertThat(Sql.texts(owner, "DELETE FROM %s RETURNING 1".formatted(table)))
                        .as(table)
                        .hasSize(rows);
            }
            owner.rollback();
        }
    }

    @Test
    void ownsFunctionsThatWriteForTheirCallersThoughItIsNoSuperuser() throws SQLException {
        try (var connection = logIn("accounts")) {
            Sql.execute(
                    connection, "SELECT set_config('app.uid', '%s', true)".formatted(People.ANN));

            assertThat(Sql.text(connection, "SELECT tier_use('requests', '2026-11-20', 2)"))
                    .isEqualTo("t");
            assertThat(Sql.text(connection, "SELECT tier_use('requests', '2026-11-20', 2)"))
                    .isEqualTo("f");
            assertThat(
                            Sql.text(
                                    connection,
                                    "SELECT throttle_attempt('account', sha256('a'), now(), 60, 1)"))
                    .isNull();
            assertThat(
                            Sql.text(
                                    connection,
                                    "SELECT outcome FROM idempotency_begin('a', 'a', sha256('a'), now(), now() + interval '1 hour')"))
                    .isEqualTo("begun");
            Sql.execute(connection, "SELECT idempotency_answer('a', 'a', 201, NULL, NULL)");
            connection.rollback();
        }
        try (var connection = logIn("quota")) {
            assertThat(
                            Sql.text(
                                    connection,
                                    "SELECT alert_raise(NULL, 'quota_low', 'a', NULL, 'A', '{}', now())"))
                    .isNotNull();
            connection.rollback();
        }
    }

    private static Connection logIn(String role) throws SQLException {
        var connection = server.connect(database, "uptick_" + role, PASSWORD);
        connection.setAutoCommit(false);
        return connection;
    }

    private static String count(Connection connection, String table) throws SQLException {
        return Sql.texts(connection, "SELECT count(*) FROM " + table).getFirst();
    }
}

package uptick.migrations.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import uptick.migrations.Sql;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

/// What an administrator may see and do of other people's rows, and who is one.
///
/// Asked of the roles, and of one that has every right on every table: what then is refused, the policies refuse.
@WithDatabase
class AdministratorsTest {

    private static final String ANYTHING = "may_do_anything_" + ProcessHandle.current().pid();

    private final Connection connection;

    AdministratorsTest(TestDatabase database) throws SQLException {
        connection = database.connect();
    }

    @BeforeEach
    void begin() throws SQLException {
        connection.setAutoCommit(false);
        Sql.execute(connection, Script.read("user-rows.sql"));
        Sql.execute(
                connection,
                """
                CREATE ROLE %1$s;
                GRANT %1$s TO CURRENT_USER;
                GRANT ALL ON ALL TABLES IN SCHEMA public TO %1$s;
                GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO %1$s;
                """
                        .formatted(ANYTHING));
    }

    @AfterEach
    void leaveNothingBehind() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void seeUsageDeliveriesAndTheOperatorsAlerts() throws SQLException {
        assertThat(seenBy(People.ADA))
                .containsExactlyInAnyOrder(
                        "alerts dashboard [operators]",
                        "alerts portfolio [operators]",
                        "report_deliveries dashboard [ann, bob]",
                        "report_deliveries reports [ann, bob]",
                        "tier_usage accounts [ann, bob]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"is_admin = false", "is_deleted = true", "deleted_at = now()"})
    void seeNothingMoreOnceTheyAreNone(String change) throws SQLException {
        Sql.execute(
                connection, "UPDATE users SET %s WHERE id = '%s'".formatted(change, People.ADA));

        assertThat(seenBy(People.ADA)).isEmpty();
    }

    @Test
    void areThoseWhoseAccountSaysSoWhateverIsClaimed() throws SQLException {
        Sql.execute(
                connection,
                """
                SELECT
                  set_config('app.is_admin', 'true', true),
                  set_config('app.roles', 'admin', true),
                  set_config('app.role', 'admin', true),
                  set_config('request.jwt.claims', '{"roles": ["admin"]}', true)
                """);

        assertThat(isAdmin(People.ANN)).isEqualTo("f");
        assertThat(isAdmin(People.NOBODY)).isEqualTo("f");
        assertThat(isAdmin("00000000-0000-7000-8000-0000000000ff")).isEqualTo("f");
        assertThat(isAdmin(People.ADA)).isEqualTo("t");
        assertThat(seenBy(People.ANN)).allMatch(seen -> seen.endsWith(" [ann]"));
    }

    @Test
    void changeNothingOfOtherPeoplesWhateverTheirRights() throws SQLException {
        for (var table : Access.tables(connection)) {
            var access = new Access(table, ANYTHING, "riud");
            var reached = table.equals("alerts") ? List.of("operators") : List.<String>of();

            assertThat(ask(People.ADA, access.touching("UPDATE")))
                    .as(table)
                    .containsExactlyElementsOf(reached);
            assertThat(ask(People.ADA, access.touching("DELETE")))
                    .as(table)
                    .containsExactlyElementsOf(reached);
            assertThat(
                            tell(
                                    People.ADA,
                                    "INSERT INTO %1$s SELECT (jsonb_populate_record(NULL::%1$s, '{\"user_id\": \"%2$s\"}')).*"
                                            .formatted(table, People.BOB)))
                    .as(table)
                    .isEqualTo(Script.REFUSED);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT id FROM alerts WHERE user_id IS NULL",
                "UPDATE alerts SET acknowledged_at = raised_at WHERE user_id IS NULL RETURNING id",
                "UPDATE alerts SET user_id = app_uid() WHERE user_id IS NULL RETURNING id",
                "DELETE FROM alerts WHERE user_id IS NULL RETURNING id"
            })
    void aloneReachTheOperatorsAlerts(String statement) throws SQLException {
        assertThat(ask(People.ANN, statement)).isEmpty();
        assertThat(ask(People.NOBODY, statement)).isEmpty();
        assertThat(ask(People.ADA, statement)).hasSize(1);
    }

    @Test
    void aloneMakeAlertsForOperators() throws SQLException {
        var making =
                "INSERT INTO alerts (user_id, kind, subject, message, raised_at) VALUES (NULL, 'quota_low', 'a', 'A', now())";
        var movingOnesOwn = "UPDATE alerts SET user_id = NULL WHERE user_id = app_uid()";

        assertThat(tell(People.ANN, making)).isEqualTo(Script.REFUSED);
        assertThat(tell(People.NOBODY, making)).isEqualTo(Script.REFUSED);
        assertThat(tell(People.ANN, movingOnesOwn)).isEqualTo(Script.REFUSED);
        assertThat(tell(People.ADA, making)).isEqualTo(Script.DONE);
    }

    @Test
    void answerAnOperatorsAlertAndCannotTakeIt() throws SQLException {
        assertThat(
                        People.ask(
                                connection,
                                "uptick_portfolio",
                                People.ADA,
                                "UPDATE alerts SET acknowledged_at = raised_at RETURNING kind"))
                .containsExactly("source_silent");
        for (var statement :
                List.of(
                        "UPDATE alerts SET user_id = app_uid()",
                        "UPDATE alerts SET message = 'all is well'",
                        "UPDATE alerts SET kind = 'housekeeping'",
                        "DELETE FROM alerts",
                        "INSERT INTO alerts (kind, subject, message, raised_at) VALUES ('quota_low', 'a', 'A', now())")) {
            assertThat(People.tell(connection, "uptick_portfolio", People.ADA, statement))
                    .as(statement)
                    .isEqualTo(Script.REFUSED);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT sequence FROM audit_page(9223372036854775807, NULL, NULL, NULL, 1)",
                "SELECT checked FROM audit_check(1, 1)",
                "SELECT account_purge('00000000-0000-7000-8000-00000000000b', now())"
            })
    void aloneReadTheAuditLogAndPurgeAccounts(String statement) throws SQLException {
        for (var other :
                List.of(People.ANN, People.NOBODY, "00000000-0000-7000-8000-0000000000ff")) {
            assertThat(People.tell(connection, "uptick_accounts", other, statement))
                    .as(other)
                    .isEqualTo("28000");
        }
        assertThat(People.tell(connection, "uptick_accounts", People.ADA, statement))
                .isEqualTo(Script.DONE);
    }

    private List<String> seenBy(String userId) throws SQLException {
        var seen = new ArrayList<String>();
        for (var access : Access.all(connection)) {
            if (Roles.FUNCTIONS.contains(access.role())) {
                var rows =
                        People.ask(connection, "uptick_" + access.role(), userId, access.reading());
                if (!rows.isEmpty()) {
                    seen.add(access + " " + rows);
                }
            }
        }
        return seen;
    }

    private String isAdmin(String userId) throws SQLException {
        return People.ask(connection, "uptick_accounts", userId, "SELECT app_is_admin()")
                .getFirst();
    }

    private List<String> ask(String userId, String query) throws SQLException {
        return People.ask(connection, ANYTHING, userId, query);
    }

    private String tell(String userId, String statement) throws SQLException {
        return People.tell(connection, ANYTHING, userId, statement);
    }
}

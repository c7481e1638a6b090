package uptick.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchException;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

import org.junit.jupiter.api.Test;

import uptick.testing.database.TestServer;

class OneLineTest {

    @Test
    void namesFileLineAndStateOfAStepThatFailed() throws SQLException {
        var database = TestServer.shared().emptyDatabase();
        try (var connection = database.connect()) {
            var migrations =
                    Migrations.of(database.url(), database.username(), database.password());
            migrations.migrate("0004");
            Sql.execute(connection, "CREATE TABLE observations (stray integer)");

            var failure = catchException(() -> migrations.migrate(null));

            assertThat(OneLine.of(failure))
                    .matches(
                            "V0005__collections_add_runs_and_observations\\.sql, line \\d+: ERROR: relation \"observations\" already exists \\(SQLSTATE 42P07\\)");
        } finally {
            TestServer.shared().drop(database);
        }
    }

    @Test
    void leavesOutTheRowThatAConstraintRefused() throws SQLException {
        var database = TestServer.shared().migratedDatabase();
        try (var connection = database.connect()) {
            var insert =
                    "INSERT INTO users (username, password_hash) VALUES ('ann', 'hash-of-ann')";
            Sql.execute(connection, insert);

            var failure = catchException(() -> Sql.execute(connection, insert));

            assertThat(OneLine.of(failure))
                    .isEqualTo(
                            "ERROR: duplicate key value violates unique constraint \"ix_users_username\" (SQLSTATE 23505)");
        } finally {
            TestServer.shared().drop(database);
        }
    }

    @Test
    void isOneLineWhateverTheMessageHas() {
        assertThat(OneLine.of(new IOException("no space\n  left\r\non device")))
                .isEqualTo("no space left on device");
    }

    @Test
    void hidesThePasswordsOfTheSettings() {
        var secrets =
                new Secrets(
                        new OwnerSettings("jdbc:x", "ann", "0wner"),
                        new AdminSettings("postgres://admin:4dmin@host/x", "", ""),
                        new RolePasswords("r0le", null, null, ""));

        assertThat(
                        secrets.hiddenIn(
                                "0wner 4dmin r0le at jdbc:postgresql://h/d?user=a&password=p@ss&ssl=1"))
                .isEqualTo("*** *** *** at jdbc:postgresql://h/d?user=a&password=***&ssl=1");
    }

    @Test
    void needsNoAdministratorForThat() {
        var owner = new OwnerSettings("jdbc:x", "ann", "0wner");
        var nobody = new RolePasswords(null, null, null, null);

        for (var url : List.of("", "no url at all")) {
            assertThat(
                            new Secrets(owner, new AdminSettings(url, "", "4dmin"), nobody)
                                    .hiddenIn("0wner 4dmin"))
                    .isEqualTo("*** ***");
        }
    }
}

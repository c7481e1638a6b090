package uptick.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.accounts.CreateFirstAccounts.Outcome;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

@WithDatabase
@SignsTestTokens
@MicronautTest(startApplication = false, transactional = false)
@Property(name = "uptick.transaction.assume-role", value = "true")
@Property(name = "datasources.default.maximum-pool-size", value = "8")
class CreateFirstAccountsTest {

    private static final String ALL = "SELECT string_agg(users::text, ';' ORDER BY id) FROM users";
    private static final String PASSWORD = "canary of the first admin";

    private final CreateFirstAccounts accounts;
    private final Rows rows;

    CreateFirstAccountsTest(CreateFirstAccounts accounts, TestDatabase database) {
        this.accounts = accounts;
        rows = new Rows(database);
    }

    @BeforeEach
    void nobodyHasAnAccount() throws SQLException {
        rows.execute("DELETE FROM users");
    }

    @Test
    void makesAnAdminWhoCanLogIn() throws SQLException {
        var outcome = accounts.admin("Root", PASSWORD);

        assertThat(outcome).isEqualTo(new Outcome.Created(PASSWORD));
        assertThat(opens("root", PASSWORD)).isTrue();
        assertThat(rows.text("SELECT is_admin AND is_editor AND is_verified FROM users"))
                .isEqualTo("t");
        assertThat(
                        rows.text(
                                "SELECT actor || ' ' || action || ' ' || details FROM audit_log JOIN users ON subject = 'account:' || id WHERE action = 'account.created'"))
                .isEqualTo("installation account.created {\"is_admin\": true}");
        assertThat(rows.text("SELECT audit_verify()")).isNull();
    }

    @Test
    void makesTheSettingsWithTheAccount() throws SQLException {
        accounts.admin("root", PASSWORD);
        accounts.admin("root", PASSWORD);

        assertThat(
                        rows.text(
                                "SELECT concat_ws(' ', username, time_zone, preferred_profile, holding_period, risk_consent_accepted) FROM user_settings JOIN users ON users.id = user_id"))
                .isEqualTo("root UTC moderate daily f");
    }

    @Test
    void makesAnOrdinaryUserByUsernameAlone() throws SQLException {
        accounts.admin("root", PASSWORD);

        var outcome = accounts.user("dave", null);

        assertThat(outcome).isInstanceOf(Outcome.Created.class);
        var password = ((Outcome.Created) outcome).password();
        assertThat(opens("dave", password)).isTrue();
        assertThat(
                        rows.text(
                                "SELECT concat_ws(' ', is_admin, is_editor, tier, email, time_zone) FROM users JOIN user_settings ON user_id = users.id WHERE username = 'dave'"))
                .isEqualTo("f f free UTC");
        assertThat(
                        rows.text(
                                "SELECT details FROM audit_log JOIN users ON subject = 'account:' || id WHERE username = 'dave' AND action = 'account.created'"))
                .isEqualTo("{\"is_admin\": false}");
    }

    @Test
    void leavesAUserAloneWhoIsThere() throws SQLException {
        accounts.user("dave", PASSWORD);
        var before = rows.text(ALL);

        assertThat(accounts.user("Dave", null)).isEqualTo(new Outcome.Exists());

        assertThat(rows.text(ALL)).isEqualTo(before);
    }

    @Test
    void makesUpAPasswordThatItShowsOnceAndLogsNever() throws SQLException {
        try (var log = new LogLines()) {
            var outcome = accounts.admin("root", null);

            assertThat(outcome).isInstanceOf(Outcome.Created.class);
            var password = ((Outcome.Created) outcome).password();
            assertThat(password).matches("[A-Za-z0-9_-]{24,}");
            assertThat(opens("root", password)).isTrue();
            assertThat(outcome.toString()).doesNotContain(password);
            assertThat(log.text()).doesNotContain(password).doesNotContain("$argon2id$");
        }
    }

    @Test
    void makesUpAnotherPasswordEveryTime() throws SQLException {
        var one = accounts.admin("root", null);
        rows.execute("DELETE FROM users");
        var other = accounts.admin("root", null);

        assertThat(other).isInstanceOf(Outcome.Created.class).isNotEqualTo(one);
    }

    @Test
    void changesNothingTheSecondTime() throws SQLException {
        accounts.admin("root", PASSWORD);
        var before = rows.text(ALL);

        for (var again : new @Nullable String[] {PASSWORD, "another password", null}) {
            assertThat(accounts.admin("root", again)).isEqualTo(new Outcome.Exists());
            assertThat(accounts.admin("ROOT", again)).isEqualTo(new Outcome.Exists());
        }

        assertThat(rows.text(ALL)).isEqualTo(before);
    }

    @Test
    void changesNothingWhateverBecameOfTheAccount() throws SQLException {
        accounts.admin("root", PASSWORD);

        for (var change :
                List.of(
                        "username = 'renamed'",
                        "username = NULL, email = 'root@example.com'",
                        "is_deleted = true",
                        "is_deleted = false, token_epoch = 3")) {
            rows.execute("UPDATE users SET " + change);
            var before = rows.text(ALL);

            assertThat(accounts.admin("root", "another password"))
                    .as(change)
                    .isEqualTo(new Outcome.Exists());
            assertThat(rows.text(ALL)).as(change).isEqualTo(before);
        }
    }

    @Test
    void makesNoAdminOfAnAccountThatIsThere() throws SQLException {
        rows.account("root", null);
        var before = rows.text(ALL);

        assertThat(accounts.admin("Root", PASSWORD)).isEqualTo(new Outcome.Exists());
        assertThat(rows.text(ALL)).isEqualTo(before);
    }

    @Test
    void makesOneOfManyAtOnce() throws Exception {
        var ready = new CountDownLatch(8);
        var attempts = new ArrayList<Callable<Outcome>>();
        for (var attempt = 0; attempt < 8; attempt++) {
            var username = "root" + attempt % 4;
            attempts.add(
                    () -> {
                        ready.countDown();
                        ready.await();
                        return accounts.admin(username, PASSWORD);
                    });
        }

        var created = 0;
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var outcome : threads.invokeAll(attempts, 60, TimeUnit.SECONDS)) {
                created += outcome.get() instanceof Outcome.Created ? 1 : 0;
            }
        }

        assertThat(created).isEqualTo(1);
        assertThat(rows.text("SELECT count(*) FROM users")).isEqualTo("1");
    }

    @Test
    void refusesANameOrAPasswordThatNobodyCouldLogInWith() throws SQLException {
        for (var username :
                List.of(
                        "",
                        " ",
                        " root",
                        "root\n",
                        "ro\0ot",
                        "root@example.com",
                        "r".repeat(101))) {
            assertThatThrownBy(() -> accounts.admin(username, PASSWORD))
                    .as(username)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("a username has");
        }
        for (var password :
                List.of("", " \t", "x", "canary", "canary" + "x".repeat(1024), "password1234")) {
            assertThatThrownBy(() -> accounts.admin("root", password))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("the password ")
                    .hasMessageNotContaining("canary");
        }
        assertThatThrownBy(() -> accounts.user("a-very-long-username", "A-very-LONG-username"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the password must not be the name that it belongs to");
        assertThat(rows.text("SELECT count(*) FROM users")).isEqualTo("0");
    }

    private boolean opens(String username, String password) throws SQLException {
        var hash =
                rows.text(
                        "SELECT password_hash FROM users WHERE lower(username) = '"
                                + username
                                + "'");
        return new PasswordHashes(new AccountsSettings()).matches(password, String.valueOf(hash));
    }
}

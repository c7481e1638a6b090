package uptick.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static uptick.accounts.PackagedAccounts.ADMIN_PASSWORD;
import static uptick.accounts.PackagedAccounts.JAR;
import static uptick.accounts.PackagedAccounts.ROUTES;
import static uptick.accounts.PackagedAccounts.assertQuiet;
import static uptick.accounts.PackagedAccounts.body;
import static uptick.accounts.PackagedAccounts.failure;
import static uptick.accounts.PackagedAccounts.get;
import static uptick.accounts.PackagedAccounts.logIn;

import java.sql.SQLException;
import java.util.HashMap;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;
import uptick.testing.lambda.FunctionPackage;
import uptick.testing.lambda.LambdaRuntime;

/// The package as it is deployed, in the managed runtime, under a database role that has the function's rights and
/// no others.
@WithDatabase
class AccountsPackageIT {

    private static final long MOST_BYTES = 25_000_000;
    private static final String FIRST_ADMIN = "uptick.accounts.CreateFirstAdminHandler";

    private final Rows rows;
    private final PackagedAccounts accounts;

    AccountsPackageIT(TestDatabase database) {
        rows = new Rows(database);
        accounts = new PackagedAccounts(rows);
    }

    @BeforeEach
    void theFunctionHasARoleToLogInUnder() throws SQLException {
        accounts.makeRole();
        rows.clear();
    }

    @AfterEach
    void theRoleGoes() throws SQLException {
        accounts.dropRole();
    }

    @Test
    void isFitToBeAFunction() {
        FunctionPackage.of(JAR).atMostBytes(MOST_BYTES).verify();
    }

    @Test
    void logsInAndSaysWhoTheBearerIs() throws SQLException {
        rows.account("ann", null);

        try (var function = accounts.start(LambdaRuntime.of(JAR).handler(ROUTES))) {
            var login = logIn(function, "Ann", Rows.PASSWORD);
            assertThat(login).containsEntry("statusCode", 200L);
            var token = (String) body(login).get("access_token");

            var me = get(function, "/v1/me", token);

            assertThat(me).containsEntry("statusCode", 200L);
            assertThat(body(me)).containsEntry("username", "ann");
            assertThat(get(function, "/v1/me", token + "x")).containsEntry("statusCode", 401L);
            assertThat(logIn(function, "ann", "canary-of-a-wrong-password"))
                    .containsEntry("statusCode", 401L);
            assertThat(logIn(function, "", "")).containsEntry("statusCode", 400L);
            assertQuiet(function, String.valueOf(token));
        }
        assertThat(rows.text("SELECT last_login IS NOT NULL FROM users")).isEqualTo("t");
        assertThat(rows.text("SELECT audit_verify()")).isNull();
    }

    @Test
    void saysHowItIsUnderItsOwnName() {
        try (var function = accounts.start(LambdaRuntime.of(JAR).handler(ROUTES))) {
            var health = get(function, "/v1/accounts/health", null);
            var database = get(function, "/v1/accounts/health/db", null);

            assertThat(health).containsEntry("statusCode", 200L);
            assertThat(body(health)).containsEntry("status", "up");
            assertThat(database).containsEntry("statusCode", 200L);
            assertThat(body(database))
                    .containsEntry("database_is_online", true)
                    .containsEntry("tables_exist", true);
            assertThat(get(function, "/v1/trends/health", null)).containsEntry("statusCode", 404L);
        }
    }

    @Test
    void logsInAfterASnapshot() throws SQLException {
        rows.account("ann", null);

        try (var function = accounts.start(LambdaRuntime.of(JAR).handler(ROUTES).snapStart())) {
            var token = (String) body(logIn(function, "ann", Rows.PASSWORD)).get("access_token");

            assertThat(body(get(function, "/v1/me", token))).containsEntry("username", "ann");
            assertQuiet(function, String.valueOf(token));
        }
    }

    @Test
    void makesTheFirstAdminOfADeployment() throws SQLException {
        var command = "{\"username\": \"root\", \"password\": \"canary-of-an-event\"}";

        try (var function = accounts.start(LambdaRuntime.of(JAR).handler(FIRST_ADMIN))) {
            assertThat(function.invoke(command).answer()).isEqualTo("{\"outcome\":\"created\"}");
            assertThat(function.invoke(command).answer()).isEqualTo("{\"outcome\":\"exists\"}");
            assertThat(failure(function.invoke("{}"))).contains("the command has no username");
            assertQuiet(function, "canary-of-an-event");
        }

        var hash = String.valueOf(rows.text("SELECT password_hash FROM users WHERE is_admin"));
        assertThat(new PasswordHashes(new AccountsSettings()).matches(ADMIN_PASSWORD, hash))
                .isTrue();
    }

    @Test
    void makesNoAdminWithoutAPasswordOfTheDeployment() throws SQLException {
        var without = new HashMap<>(accounts.environment());
        without.remove("UPTICK_ACCOUNTS_FIRST_ADMIN_PASSWORD");

        try (var function =
                LambdaRuntime.of(JAR).handler(FIRST_ADMIN).environment(without).start()) {
            assertThat(failure(function.invoke("{\"username\": \"root\"}")))
                    .contains("uptick.accounts.first-admin-password is not set");
        }
        assertThat(rows.text("SELECT count(*) FROM users")).isEqualTo("0");
    }
}

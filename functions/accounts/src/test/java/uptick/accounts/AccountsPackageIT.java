package uptick.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import com.nimbusds.jose.util.JSONObjectUtils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;
import uptick.testing.lambda.FunctionPackage;
import uptick.testing.lambda.Invocation;
import uptick.testing.lambda.LambdaRuntime;
import uptick.testing.lambda.RecordedEvents;
import uptick.testing.lambda.RunningFunction;
import uptick.testing.token.TestTokens;

/// The package as it is deployed, in the managed runtime, under a database role that has the function's rights and
/// no others.
@WithDatabase
class AccountsPackageIT {

    private static final Path JAR = Path.of("target", "uptick-accounts-lambda.jar");
    private static final long MOST_BYTES = 25_000_000;
    private static final String ROUTES = "uptick.edge.lambda.HttpApiHandler";
    private static final String FIRST_ADMIN = "uptick.accounts.CreateFirstAdminHandler";
    private static final String DATABASE_PASSWORD = "canary-of-the-database";
    private static final String ADMIN_PASSWORD = "canary-of-the-first-admin";

    private final Rows rows;
    private final String role;

    AccountsPackageIT(TestDatabase database) {
        rows = new Rows(database);
        role = database.name() + "_accounts";
    }

    @BeforeEach
    void theFunctionHasARoleToLogInUnder() throws SQLException {
        rows.execute(
                "CREATE ROLE "
                        + role
                        + " LOGIN PASSWORD '"
                        + DATABASE_PASSWORD
                        + "' IN ROLE uptick_accounts");
        rows.execute("DELETE FROM users");
    }

    @AfterEach
    void theRoleGoes() throws SQLException {
        rows.execute("DROP ROLE " + role);
    }

    @Test
    void isFitToBeAFunction() {
        FunctionPackage.of(JAR).atMostBytes(MOST_BYTES).verify();
    }

    @Test
    void logsInAndSaysWhoTheBearerIs() throws SQLException {
        rows.account("ann", null);

        try (var function = start(LambdaRuntime.of(JAR).handler(ROUTES))) {
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
    void keepsSettingsKeysAccountsAndTheAuditLogWithTheRightsOfItsRole() throws SQLException {
        var ada = rows.account("ada", null);
        var ann = rows.account("ann", "ann@example.com");
        rows.execute("UPDATE users SET is_admin = true WHERE id = '%s'".formatted(ada));
        var admin = TestTokens.of(ada, 0, "user", "editor", "admin");
        var user = TestTokens.of(ann, 0, "user");

        try (var function = start(LambdaRuntime.of(JAR).handler(ROUTES))) {
            assertThat(
                            send(
                                    function,
                                    "PUT",
                                    "/v1/me/settings",
                                    user,
                                    "{\"risk_tolerance\": \"high\", \"risk_consent_accepted\": true}"))
                    .containsEntry("statusCode", 200L);
            assertThat(body(get(function, "/v1/me/settings", user)))
                    .containsEntry("preferred_profile", "aggressive");
            var key =
                    send(
                            function,
                            "POST",
                            "/v1/me/api-keys",
                            user,
                            "{\"name\": \"a\", \"scopes\": [\"read\"]}");
            assertThat(key).containsEntry("statusCode", 201L);
            assertThat(
                            send(
                                    function,
                                    "PATCH",
                                    "/v1/me",
                                    user,
                                    "{\"username\": \"anna\", \"current_password\": \"%s\"}"
                                            .formatted(Rows.PASSWORD)))
                    .containsEntry("statusCode", 200L);
            assertThat(send(function, "POST", "/v1/invites", admin, "{}"))
                    .containsEntry("statusCode", 201L);
            assertThat(
                            send(
                                    function,
                                    "PATCH",
                                    "/v1/accounts/" + ann,
                                    admin,
                                    "{\"tier\": \"premium\"}"))
                    .containsEntry("statusCode", 200L);
            assertThat(
                            send(
                                    function,
                                    "POST",
                                    "/v1/accounts/" + ann + "/password-reset",
                                    admin,
                                    "{}"))
                    .containsEntry("statusCode", 201L);
            assertThat(send(function, "DELETE", "/v1/accounts/" + ann, admin, "{}"))
                    .containsEntry("statusCode", 204L);
            assertThat(get(function, "/v1/accounts", admin)).containsEntry("statusCode", 200L);
            assertThat(body(get(function, "/v1/audit", admin)).toString())
                    .contains("account.closed");
            assertThat(body(get(function, "/v1/audit/verify", admin))).containsEntry("valid", true);
            assertQuiet(function, String.valueOf(body(key).get("key")));
        }
    }

    @Test
    void saysHowItIsUnderItsOwnName() {
        try (var function = start(LambdaRuntime.of(JAR).handler(ROUTES))) {
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

        try (var function = start(LambdaRuntime.of(JAR).handler(ROUTES).snapStart())) {
            var token = (String) body(logIn(function, "ann", Rows.PASSWORD)).get("access_token");

            assertThat(body(get(function, "/v1/me", token))).containsEntry("username", "ann");
            assertQuiet(function, String.valueOf(token));
        }
    }

    @Test
    void makesTheFirstAdminOfADeployment() throws SQLException {
        var command = "{\"username\": \"root\", \"password\": \"canary-of-an-event\"}";

        try (var function = start(LambdaRuntime.of(JAR).handler(FIRST_ADMIN))) {
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
        var without = new HashMap<>(environment());
        without.remove("UPTICK_ACCOUNTS_FIRST_ADMIN_PASSWORD");

        try (var function =
                LambdaRuntime.of(JAR).handler(FIRST_ADMIN).environment(without).start()) {
            assertThat(failure(function.invoke("{\"username\": \"root\"}")))
                    .contains("uptick.accounts.first-admin-password is not set");
        }
        assertThat(rows.text("SELECT count(*) FROM users")).isEqualTo("0");
    }

    private RunningFunction start(LambdaRuntime runtime) {
        return runtime.environment(environment()).start();
    }

    private Map<String, String> environment() {
        return Map.of(
                "DATASOURCES_DEFAULT_URL",
                rows.database().url(),
                "DATASOURCES_DEFAULT_USERNAME",
                role,
                "DATASOURCES_DEFAULT_PASSWORD",
                DATABASE_PASSWORD,
                "UPTICK_ACCOUNTS_SIGNING_KEY",
                TestTokens.signingKey().toJSONString(),
                "UPTICK_ACCOUNTS_FIRST_ADMIN_PASSWORD",
                ADMIN_PASSWORD,
                "UPTICK_TOKEN_PUBLIC_KEYS",
                TestTokens.publicKeys(),
                "UPTICK_FUNCTION",
                "accounts");
    }

    private static Map<String, Object> logIn(
            RunningFunction function, String login, String password) {
        var body = JSONObjectUtils.toJSONString(Map.of("login", login, "password", password));
        return AccountsClient.json(
                function.invoke(
                                RecordedEvents.request("POST", "/v1/login")
                                        .body("application/json", body)
                                        .json())
                        .answer());
    }

    private static Map<String, Object> send(
            RunningFunction function, String method, String path, String token, String body) {
        return AccountsClient.json(
                function.invoke(
                                RecordedEvents.request(method, path)
                                        .header("Authorization", "Bearer " + token)
                                        .body("application/json", body)
                                        .json())
                        .answer());
    }

    private static Map<String, Object> get(
            RunningFunction function, String path, @Nullable String token) {
        var request = RecordedEvents.request("GET", path);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return AccountsClient.json(function.invoke(request.json()).answer());
    }

    private static Map<String, Object> body(Map<String, Object> answer) {
        return AccountsClient.json((String) Objects.requireNonNull(answer.get("body")));
    }

    private static String failure(Invocation invocation) {
        return switch (invocation) {
            case Invocation.Failed(String _, String payload) -> payload;
            case Invocation.Answered(String payload, var _) ->
                    throw new AssertionError("Answered " + payload);
        };
    }

    /// No secret in the log, and nothing that nobody asked for.
    private static void assertQuiet(RunningFunction function, String secret) {
        assertThat(function.log())
                .doesNotContain("canary")
                .doesNotContain(Rows.PASSWORD)
                .doesNotContain("$argon2id$")
                .doesNotContain(secret)
                .doesNotContain(TestTokens.signingKey().getPrivateExponent().toString())
                .doesNotContain(" DEBUG ")
                .doesNotContain(" TRACE ");
    }
}

package uptick.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.nimbusds.jose.util.JSONObjectUtils;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.edge.principal.ApiKeyText;
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
        rows.clear();
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
    void carriesTheSessionsCookieThroughTheGatewayBothWays() throws SQLException {
        rows.account("ann", null);

        try (var function = start(LambdaRuntime.of(JAR).handler(ROUTES))) {
            var login =
                    post(
                            function,
                            "/v1/login",
                            Map.of(),
                            Map.of(
                                    "login", "ann",
                                    "password", Rows.PASSWORD,
                                    "session", "cookie"));
            assertThat(login).containsEntry("statusCode", 200L);
            var first = cookie(login);
            assertThat(first)
                    .matches(
                            "uptick_refresh=uprt_[\\w-]{43}; Max-Age=1209600; Path=/v1; HttpOnly; SameSite=Strict; Secure");
            assertThat(headers(login)).doesNotContain("et-cookie", "et-Cookie");
            assertThat(body(login)).doesNotContainKey("refresh_token");

            var forged = post(function, "/v1/token/refresh", Map.of("Cookie", pair(first)), null);
            assertThat(forged).containsEntry("statusCode", 401L);
            var refreshed = post(function, "/v1/token/refresh", ofThePage(first), null);

            assertThat(refreshed).as("%s", refreshed).containsEntry("statusCode", 200L);
            assertThat(pair(cookie(refreshed))).isNotEqualTo(pair(first));
            var token = String.valueOf(body(refreshed).get("access_token"));
            assertThat(get(function, "/v1/me", token)).containsEntry("statusCode", 200L);
            var out = post(function, "/v1/logout", ofThePage(cookie(refreshed)), null);
            assertThat(out).containsEntry("statusCode", 204L);
            assertThat(cookie(out)).startsWith("uptick_refresh=; Max-Age=0;");
            assertThat(post(function, "/v1/token/refresh", ofThePage(cookie(refreshed)), null))
                    .containsEntry("statusCode", 401L);
            assertQuiet(function, pair(first));
        }
    }

    @Test
    void registersAndChangesAPasswordAndSaysWhereNoMailIsSent() throws SQLException {
        rows.execute(
                "INSERT INTO invites (token_hash, issued_at, expires_at) VALUES (sha256('canary-of-an-invite'), now(), now() + interval '1 day')");

        try (var function = start(LambdaRuntime.of(JAR).handler(ROUTES))) {
            var registered =
                    post(
                            function,
                            "/v1/accounts",
                            Map.of(),
                            Map.of(
                                    "username", "bob",
                                    "password", Rows.PASSWORD,
                                    "time_zone", "Europe/Berlin",
                                    "invite", "canary-of-an-invite"));
            assertThat(registered).as("%s", registered).containsEntry("statusCode", 201L);
            var token =
                    String.valueOf(body(logIn(function, "bob", Rows.PASSWORD)).get("access_token"));

            var changed =
                    post(
                            function,
                            "/v1/me/password",
                            Map.of("Authorization", "Bearer " + token),
                            Map.of(
                                    "current_password",
                                    Rows.PASSWORD,
                                    "new_password",
                                    "canary of a new password"));

            assertThat(changed).as("%s", changed).containsEntry("statusCode", 200L);
            assertThat(get(function, "/v1/me", token)).containsEntry("statusCode", 401L);
            assertThat(post(function, "/v1/password-resets", Map.of(), Map.of("login", "bob")))
                    .containsEntry("statusCode", 503L);
            assertQuiet(function, String.valueOf(body(changed).get("refresh_token")));
        }
    }

    @Test
    void mailsALinkToSetANewPassword() throws Exception {
        rows.account("ann", "ann@example.com");
        var mailServer = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mailServer.start();
        var environment = new HashMap<>(environment());
        environment.put("UPTICK_ACCOUNTS_SITE_URL", "https://uptick.example.com");
        environment.put("UPTICK_MAIL_HOST", "127.0.0.1");
        environment.put("UPTICK_MAIL_PORT", Integer.toString(mailServer.getSmtp().getPort()));
        environment.put("UPTICK_MAIL_PLAIN", "true");
        environment.put("UPTICK_MAIL_FROM", "uptick@example.com");

        try (var function =
                LambdaRuntime.of(JAR).handler(ROUTES).environment(environment).start()) {
            var asked = post(function, "/v1/password-resets", Map.of(), Map.of("login", "ann"));

            assertThat(asked).as("%s", asked).containsEntry("statusCode", 202L);
            assertThat(mailServer.waitForIncomingEmail(20_000, 1)).isTrue();
            var text = mailServer.getReceivedMessages()[0].getContent().toString();
            var token = text.substring(text.indexOf("uppr_"), text.indexOf("uppr_") + 48);
            assertThat(
                            post(
                                    function,
                                    "/v1/password-resets/confirm",
                                    Map.of(),
                                    Map.of("token", token, "new_password", "canary of a password")))
                    .containsEntry("statusCode", 204L);
            assertThat(logIn(function, "ann", "canary of a password"))
                    .containsEntry("statusCode", 200L);
            assertQuiet(function, token);
        } finally {
            mailServer.stop();
        }
    }

    @Test
    void knowsTheHolderOfAnApiKeyAndSaysWhichKeysSign() throws SQLException {
        var ann = rows.account("ann", null);
        var key = ApiKeyText.generate(new SecureRandom());
        rows.execute(
                "INSERT INTO api_keys (user_id, name, key_prefix, key_hash, scopes, issued_at) VALUES ('%s', 'a', '%s', '\\x%s', '{read}', now())"
                        .formatted(ann, key.prefix(), HexFormat.of().formatHex(key.hash())));

        try (var function = start(LambdaRuntime.of(JAR).handler(ROUTES))) {
            var me = get(function, "/v1/me", key.text());
            assertThat(me).containsEntry("statusCode", 200L);
            assertThat(body(me)).containsEntry("username", "ann");
            var unknown = ApiKeyText.generate(new SecureRandom()).text();
            assertThat(get(function, "/v1/me", unknown)).containsEntry("statusCode", 401L);

            logIn(function, "ann", Rows.PASSWORD);
            var keys = get(function, "/.well-known/jwks.json", null);
            assertThat(keys).containsEntry("statusCode", 200L);
            assertThat(String.valueOf(keys.get("body"))).contains("\"kid\":\"test\"");
            assertThat(get(function, "/.well-known/openid-configuration", null))
                    .containsEntry("statusCode", 200L);
            assertQuiet(function, key.text());
        }
        assertThat(rows.text("SELECT last_used_at IS NOT NULL FROM api_keys")).isEqualTo("t");
        assertThat(rows.text("SELECT key_id FROM signing_keys")).isEqualTo("test");
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

    /// @param body null for none, and no type of it
    private static Map<String, Object> post(
            RunningFunction function,
            String path,
            Map<String, String> headers,
            @Nullable Map<String, String> body) {
        var request = RecordedEvents.request("POST", path);
        headers.forEach(request::header);
        if (body != null) {
            request.body("application/json", JSONObjectUtils.toJSONString(body));
        }
        return AccountsClient.json(function.invoke(request.json()).answer());
    }

    private static Map<String, String> ofThePage(String cookie) {
        return Map.of(
                "Cookie",
                pair(cookie),
                "X-Requested-With",
                "uptick",
                "Origin",
                "https://uptick.example.com",
                "Sec-Fetch-Site",
                "same-origin");
    }

    private static String cookie(Map<String, Object> answer) {
        return assertThat(answer.get("cookies"))
                .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                .hasSize(1)
                .actual()
                .getFirst();
    }

    private static String pair(String cookie) {
        return cookie.split(";")[0];
    }

    private static String headers(Map<String, Object> answer) {
        return String.valueOf(answer.get("headers"));
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

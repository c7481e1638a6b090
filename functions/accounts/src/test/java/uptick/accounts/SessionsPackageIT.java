package uptick.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static uptick.accounts.PackagedAccounts.JAR;
import static uptick.accounts.PackagedAccounts.ROUTES;
import static uptick.accounts.PackagedAccounts.assertQuiet;
import static uptick.accounts.PackagedAccounts.body;
import static uptick.accounts.PackagedAccounts.cookie;
import static uptick.accounts.PackagedAccounts.get;
import static uptick.accounts.PackagedAccounts.headers;
import static uptick.accounts.PackagedAccounts.logIn;
import static uptick.accounts.PackagedAccounts.ofThePage;
import static uptick.accounts.PackagedAccounts.pair;
import static uptick.accounts.PackagedAccounts.post;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;
import uptick.testing.lambda.LambdaRuntime;

/// Sessions, registration and mail of the packaged function, in the managed runtime.
@WithDatabase
class SessionsPackageIT {

    private final Rows rows;
    private final PackagedAccounts accounts;

    SessionsPackageIT(TestDatabase database) {
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
    void carriesTheSessionsCookieThroughTheGatewayBothWays() throws SQLException {
        rows.account("ann", null);

        try (var function = accounts.start(LambdaRuntime.of(JAR).handler(ROUTES))) {
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

        try (var function = accounts.start(LambdaRuntime.of(JAR).handler(ROUTES))) {
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
        var environment = new HashMap<>(accounts.environment());
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
}

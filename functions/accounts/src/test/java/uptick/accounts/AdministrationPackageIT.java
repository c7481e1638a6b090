package uptick.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static uptick.accounts.PackagedAccounts.JAR;
import static uptick.accounts.PackagedAccounts.ROUTES;
import static uptick.accounts.PackagedAccounts.assertQuiet;
import static uptick.accounts.PackagedAccounts.body;
import static uptick.accounts.PackagedAccounts.get;
import static uptick.accounts.PackagedAccounts.logIn;
import static uptick.accounts.PackagedAccounts.send;

import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.HexFormat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.edge.principal.ApiKeyText;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;
import uptick.testing.lambda.LambdaRuntime;
import uptick.testing.token.TestTokens;

/// Settings, keys, administration and the audit log of the packaged function, with the rights of its role.
@WithDatabase
class AdministrationPackageIT {

    private final Rows rows;
    private final PackagedAccounts accounts;

    AdministrationPackageIT(TestDatabase database) {
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
    void keepsSettingsKeysAccountsAndTheAuditLogWithTheRightsOfItsRole() throws SQLException {
        var ada = rows.account("ada", null);
        var ann = rows.account("ann", "ann@example.com");
        rows.execute("UPDATE users SET is_admin = true WHERE id = '%s'".formatted(ada));
        var admin = TestTokens.of(ada, 0, "user", "editor", "admin");
        var user = TestTokens.of(ann, 0, "user");

        try (var function = accounts.start(LambdaRuntime.of(JAR).handler(ROUTES))) {
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
    void knowsTheHolderOfAnApiKeyAndSaysWhichKeysSign() throws SQLException {
        var ann = rows.account("ann", null);
        var key = ApiKeyText.generate(new SecureRandom());
        rows.execute(
                "INSERT INTO api_keys (user_id, name, key_prefix, key_hash, scopes, issued_at) VALUES ('%s', 'a', '%s', '\\x%s', '{read}', now())"
                        .formatted(ann, key.prefix(), HexFormat.of().formatHex(key.hash())));

        try (var function = accounts.start(LambdaRuntime.of(JAR).handler(ROUTES))) {
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
}

package uptick.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;

import com.nimbusds.jose.util.JSONObjectUtils;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;

import uptick.testing.lambda.Invocation;
import uptick.testing.lambda.LambdaRuntime;
import uptick.testing.lambda.RecordedEvents;
import uptick.testing.lambda.RunningFunction;
import uptick.testing.token.TestTokens;

/// The packaged function, and how its tests speak to it: started under a database role that has the function's rights and no
/// others, asked by events, and its log looked at for secrets.
final class PackagedAccounts {

    static final Path JAR = Path.of("target", "uptick-accounts-lambda.jar");
    static final String ROUTES = "uptick.edge.lambda.HttpApiHandler";
    static final String ADMIN_PASSWORD = "canary-of-the-first-admin";

    private static final String DATABASE_PASSWORD = "canary-of-the-database";

    private final Rows rows;
    private final String role;

    PackagedAccounts(Rows rows) {
        this.rows = rows;
        role = rows.database().name() + "_accounts";
    }

    void makeRole() throws SQLException {
        rows.execute(
                "CREATE ROLE "
                        + role
                        + " LOGIN PASSWORD '"
                        + DATABASE_PASSWORD
                        + "' IN ROLE uptick_accounts");
    }

    void dropRole() throws SQLException {
        rows.execute("DROP ROLE " + role);
    }

    RunningFunction start(LambdaRuntime runtime) {
        return runtime.environment(environment()).start();
    }

    Map<String, String> environment() {
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

    static Map<String, Object> logIn(RunningFunction function, String login, String password) {
        var body = JSONObjectUtils.toJSONString(Map.of("login", login, "password", password));
        return AccountsClient.json(
                function.invoke(
                                RecordedEvents.request("POST", "/v1/login")
                                        .body("application/json", body)
                                        .json())
                        .answer());
    }

    static Map<String, Object> send(
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
    static Map<String, Object> post(
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

    static Map<String, String> ofThePage(String cookie) {
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

    static String cookie(Map<String, Object> answer) {
        return assertThat(answer.get("cookies"))
                .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                .hasSize(1)
                .actual()
                .getFirst();
    }

    static String pair(String cookie) {
        return cookie.split(";")[0];
    }

    static String headers(Map<String, Object> answer) {
        return String.valueOf(answer.get("headers"));
    }

    static Map<String, Object> get(RunningFunction function, String path, @Nullable String token) {
        var request = RecordedEvents.request("GET", path);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return AccountsClient.json(function.invoke(request.json()).answer());
    }

    static Map<String, Object> body(Map<String, Object> answer) {
        return AccountsClient.json((String) Objects.requireNonNull(answer.get("body")));
    }

    static String failure(Invocation invocation) {
        return switch (invocation) {
            case Invocation.Failed(String _, String payload) -> payload;
            case Invocation.Answered(String payload, var _) ->
                    throw new AssertionError("Answered " + payload);
        };
    }

    /// No secret in the log, and nothing that nobody asked for.
    static void assertQuiet(RunningFunction function, String secret) {
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

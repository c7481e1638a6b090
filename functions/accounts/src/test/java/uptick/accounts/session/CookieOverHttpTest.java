package uptick.accounts.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.accounts.AccountsClient;
import uptick.accounts.AccountsServer;
import uptick.accounts.Rows;
import uptick.accounts.SignsTestTokens;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

@WithDatabase
@SignsTestTokens
class CookieOverHttpTest {

    private static final String SITE = "https://uptick.example.com";

    /* Else the framework itself refuses what pages of other hosts send to one named localhost, as it does in the local runner. */
    private static final String ANY_ORIGIN = "micronaut.server.cors.localhost-pass-through";

    private static final String LOGIN =
            "{\"login\": \"ann\", \"password\": \""
                    + Rows.PASSWORD
                    + "\", \"session\": \"cookie\"}";

    private final Rows rows;
    private AccountsServer server =
            AccountsServer.start(
                    ANY_ORIGIN,
                    true,
                    "uptick.accounts.site-url",
                    SITE,
                    "uptick.accounts.throttle.per-address",
                    1000);

    CookieOverHttpTest(TestDatabase database) {
        rows = new Rows(database);
    }

    @BeforeEach
    void annHasAnAccount() throws SQLException {
        rows.clear();
        rows.account("ann", null);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aLoginSetsACookieThatNoScriptNoOtherSiteAndNoPlainConnectionSees() throws Exception {
        var login = server.client().post(LOGIN);

        assertThat(AccountsClient.json(login.body()))
                .containsOnlyKeys("access_token", "token_type", "expires_in");
        assertThat(login.headers().allValues("set-cookie"))
                .singleElement()
                .asString()
                .matches(
                        "uptick_refresh=uprt_[A-Za-z0-9_-]{43}; Max-Age=1209600; Path=/v1; HttpOnly; SameSite=Strict; Secure");
    }

    @Test
    void overPlainHttpTheCookieGoesOnlyWhereTheOperatorSaysSo() throws Exception {
        try (var plain = AccountsServer.start("uptick.accounts.insecure-cookies", true)) {
            var cookie = cookie(plain.client().post(LOGIN));

            assertThat(cookie).endsWith("; HttpOnly; SameSite=Strict");
        }
    }

    @Test
    void aRefreshTakesTheCookieAndSetsTheNext() throws Exception {
        var first = pair(server.client().post(LOGIN));

        var refreshed = refresh("cookie", first, "x-requested-with", "uptick");

        assertThat(refreshed.statusCode()).as(refreshed.body()).isEqualTo(200);
        assertThat(AccountsClient.json(refreshed.body())).doesNotContainKey("refresh_token");
        assertThat(pair(refreshed)).isNotEqualTo(first);
        assertThat(refresh("cookie", pair(refreshed), "x-requested-with", "uptick").statusCode())
                .isEqualTo(200);
    }

    @Test
    void theCookieCountsForWhatThePageSends() throws Exception {
        for (var headers :
                List.of(
                        List.of("x-requested-with", "uptick"),
                        List.of("X-Requested-With", "uptick", "sec-fetch-site", "same-origin"),
                        List.of("x-requested-with", "uptick", "origin", SITE),
                        List.of(
                                "x-requested-with",
                                "uptick",
                                "origin",
                                SITE,
                                "sec-fetch-site",
                                "same-origin"))) {
            assertThat(withCookie(headers).statusCode()).as(headers.toString()).isEqualTo(200);
        }
    }

    @Test
    void theCookieDoesNotCountForWhatAnotherSiteMakesABrowserSend() throws Exception {
        for (var headers :
                List.of(
                        List.of("x-something", "uptick"),
                        List.of("x-requested-with", ""),
                        List.of("x-requested-with", "XMLHttpRequest"),
                        List.of("x-requested-with", "uptick", "x-requested-with", "uptick"),
                        List.of("x-requested-with", "uptick", "sec-fetch-site", "cross-site"),
                        List.of("x-requested-with", "uptick", "sec-fetch-site", "same-site"),
                        List.of("x-requested-with", "uptick", "sec-fetch-site", "none"),
                        List.of("x-requested-with", "uptick", "origin", "https://evil.example"),
                        List.of("x-requested-with", "uptick", "origin", "null"),
                        List.of("x-requested-with", "uptick", "origin", SITE + ".evil.example"),
                        List.of("x-requested-with", "uptick", "origin", SITE + ":8443"),
                        List.of(
                                "x-requested-with",
                                "uptick",
                                "origin",
                                "http://uptick.example.com"),
                        List.of(
                                "x-requested-with",
                                "uptick",
                                "origin",
                                SITE,
                                "origin",
                                "https://evil.example"),
                        List.of(
                                "x-requested-with",
                                "uptick",
                                "origin",
                                SITE,
                                "sec-fetch-site",
                                "cross-site"))) {
            var answer = withCookie(headers);

            assertThat(answer.statusCode()).as(headers.toString()).isEqualTo(401);
            assertThat(answer.headers().firstValue("set-cookie")).isEmpty();
        }
        assertThat(rows.text("SELECT count(*) FROM refresh_tokens WHERE used_at IS NOT NULL"))
                .as("no token was spent")
                .isEqualTo("0");
    }

    @Test
    void aPageOfAnotherHostReachesNoServerNamedLocalhost() throws Exception {
        server.close();
        server = AccountsServer.start();

        assertThat(
                        withCookie(
                                        List.of(
                                                "x-requested-with",
                                                "uptick",
                                                "origin",
                                                "https://evil.example"))
                                .statusCode())
                .isEqualTo(403);
    }

    @Test
    void withoutASiteThatIsConfiguredTheHostTellsWhoseThePageIs() throws Exception {
        server.close();
        server = AccountsServer.start(ANY_ORIGIN, true);
        var own = server.client().address();

        assertThat(
                        withCookie(List.of("x-requested-with", "uptick", "origin", own.toString()))
                                .statusCode())
                .isEqualTo(200);
        assertThat(
                        withCookie(
                                        List.of(
                                                "x-requested-with",
                                                "uptick",
                                                "origin",
                                                "https://behind-a-gateway.example",
                                                "sec-fetch-site",
                                                "same-origin"))
                                .statusCode())
                .isEqualTo(200);
        for (var other :
                List.of("http://localhost:1", "http://evil.example", "null", "no address at all")) {
            assertThat(
                            withCookie(List.of("x-requested-with", "uptick", "origin", other))
                                    .statusCode())
                    .as(other)
                    .isEqualTo(401);
        }
    }

    @Test
    void neitherOfTwoCookiesOfTheNameCounts() throws Exception {
        var cookie = pair(server.client().post(LOGIN));

        for (var jar :
                List.of(
                        cookie + "; uptick_refresh=uprt_slipped-in",
                        "uptick_refresh=uprt_slipped-in; " + cookie)) {
            assertThat(refresh("cookie", jar, "x-requested-with", "uptick").statusCode())
                    .isEqualTo(401);
        }
        assertThat(
                        refresh(
                                        "cookie",
                                        "theme=dark; " + cookie + "; lang=en",
                                        "x-requested-with",
                                        "uptick")
                                .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aTokenInTheBodyGoesBeforeTheCookie() throws Exception {
        var cookie = pair(server.client().post(LOGIN));
        var token =
                AccountsClient.text(server.client().logIn("ann", Rows.PASSWORD), "refresh_token");

        var answer =
                server.client()
                        .post(
                                "/v1/token/refresh",
                                "{\"refresh_token\": \"" + token + "\"}",
                                "cookie",
                                cookie,
                                "x-requested-with",
                                "uptick");

        assertThat(AccountsClient.json(answer.body())).containsKey("refresh_token");
        assertThat(answer.headers().firstValue("set-cookie")).isEmpty();
        assertThat(refresh("cookie", cookie, "x-requested-with", "uptick").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aLogoutEndsTheSessionAndTakesTheCookieAway() throws Exception {
        var cookie = pair(server.client().post(LOGIN));

        var forged =
                logOut(
                        "cookie",
                        cookie,
                        "x-requested-with",
                        "uptick",
                        "origin",
                        "https://evil.example");
        assertThat(forged.statusCode()).isEqualTo(204);
        assertThat(forged.headers().firstValue("set-cookie")).isEmpty();
        assertThat(rows.text("SELECT count(*) FROM refresh_tokens WHERE revoked_at IS NULL"))
                .isEqualTo("1");

        var answer = logOut("cookie", cookie, "x-requested-with", "uptick");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().allValues("set-cookie"))
                .containsExactly(
                        "uptick_refresh=; Max-Age=0; Path=/v1; HttpOnly; SameSite=Strict; Secure");
        assertThat(refresh("cookie", cookie, "x-requested-with", "uptick").statusCode())
                .isEqualTo(401);
    }

    private HttpResponse<String> withCookie(List<String> headers) throws Exception {
        var all = new ArrayList<>(headers);
        all.addAll(List.of("cookie", pair(server.client().post(LOGIN))));
        return refresh(all.toArray(String[]::new));
    }

    private HttpResponse<String> refresh(String... headers) throws Exception {
        return server.client().postNothing("/v1/token/refresh", headers);
    }

    private HttpResponse<String> logOut(String... headers) throws Exception {
        return server.client().postNothing("/v1/logout", headers);
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("set-cookie").orElseThrow();
    }

    /// What a browser sends back of a cookie.
    private static String pair(HttpResponse<String> answer) {
        return cookie(answer).split(";")[0];
    }
}

package uptick.accounts.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.accounts.AccountsClient;
import uptick.accounts.AccountsSettings;
import uptick.accounts.PasswordHashes;
import uptick.accounts.Rows;
import uptick.accounts.SignsTestTokens;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

@WithDatabase
@SignsTestTokens
@MicronautTest(transactional = false)
@Property(name = "uptick.transaction.assume-role", value = "true")
class LogInOverHttpTest {

    /* glibc's crypt, by perl -e 'print crypt("an older password", q($2b$05$abcdefghijklmnopqrstuu))', and $2y$. */
    private static final String BCRYPT =
            "$05$abcdefghijklmnopqrstuuLHSy2htboWo5tjW/tRBoMsvhBv.nOAu";

    private final AccountsClient client;
    private final Rows rows;
    private UUID ann = UUID.randomUUID();

    LogInOverHttpTest(EmbeddedServer server, TestDatabase database) {
        client = new AccountsClient(server);
        rows = new Rows(database);
    }

    @BeforeEach
    void annHasAnAccount() throws SQLException {
        ann = rows.account("Ann", "Ann.Example@example.com");
    }

    @AfterEach
    void nobodyHas() throws SQLException {
        rows.clear();
    }

    @Test
    void givesATokenThatNoCacheKeeps() throws Exception {
        var response = client.logIn("Ann", Rows.PASSWORD);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("cache-control")).hasValue("no-store");
        assertThat(AccountsClient.json(response.body()))
                .containsOnlyKeys("access_token", "token_type", "expires_in", "refresh_token")
                .containsEntry("token_type", "Bearer")
                .containsEntry("expires_in", 900L);
    }

    @Test
    void knowsAnAccountByEitherNameInAnyCaseWithSpaceAround() throws Exception {
        for (var login :
                List.of(
                        "Ann",
                        "ANN",
                        "ann",
                        "  ann ",
                        "\tann\n",
                        "ann.example@EXAMPLE.com",
                        "Ann.Example@example.com",
                        " ann.example@example.com")) {
            assertThat(client.logIn(login, Rows.PASSWORD).statusCode()).as(login).isEqualTo(200);
        }
    }

    @Test
    void doesNotSayWhetherTheNameOrThePasswordIsWrong() throws Exception {
        var wrongPassword = client.logIn("Ann", "wrong");
        var unknownName = client.logIn("Bob", Rows.PASSWORD);
        var neither = client.logIn("nobody@example.com", "wrong");

        assertThat(wrongPassword.statusCode()).isEqualTo(401);
        assertThat(wrongPassword.body()).contains("\"type\":\"/problems/wrong-credentials\"");
        assertThat(seen(unknownName)).isEqualTo(seen(wrongPassword));
        assertThat(seen(neither)).isEqualTo(seen(wrongPassword));
    }

    @Test
    void takesThePasswordAsItIs() throws Exception {
        for (var almost :
                List.of(
                        Rows.PASSWORD + " ",
                        " " + Rows.PASSWORD,
                        Rows.PASSWORD.toUpperCase(Locale.ROOT))) {
            assertThat(client.logIn("Ann", almost).statusCode()).as(almost).isEqualTo(401);
        }
    }

    @Test
    void namesAFieldThatIsMissingBlankOrTooLong() throws Exception {
        assertWrong("login", client.post("{\"password\": \"x\"}"));
        assertWrong("login", client.logIn("", "x"));
        assertWrong("login", client.logIn(" \t", "x"));
        assertWrong("login", client.logIn("a".repeat(256), "x"));
        assertWrong("login", client.logIn("an\0n", "x"));
        assertWrong("password", client.post("{\"login\": \"Ann\"}"));
        assertWrong("password", client.post("{\"login\": \"Ann\", \"password\": null}"));
        assertWrong("password", client.logIn("Ann", ""));
        assertWrong("password", client.logIn("Ann", "a".repeat(1025)));
        assertWrong(
                "session",
                client.post("{\"login\": \"Ann\", \"password\": \"x\", \"session\": \"jar\"}"));
    }

    @Test
    void refusesWhatIsNoText() throws Exception {
        for (var body :
                List.of(
                        "",
                        "[]",
                        "null",
                        "{\"login\": {}, \"password\": []}",
                        "{\"login\": \"Ann\"")) {
            assertThat(client.post(body).statusCode()).as(body).isEqualTo(400);
        }
        assertWrong("login", client.post("{\"login\": \"\\ud800\", \"password\": \"x\"}"));
        assertWrong("password", client.post("{\"login\": \"Ann\", \"password\": \"\\udfff\"}"));
        assertWrong("password", client.logIn("Ann", Rows.PASSWORD + "\0"));
    }

    @Test
    void takesAPasswordOf1024CharactersOfAnyAlphabet() throws Exception {
        var longest = "пароль密码🔑!".repeat(100).substring(0, 1024);
        rows.account("long", null, new PasswordHashes(new AccountsSettings()).hash(longest));

        assertThat(client.logIn("long", longest).statusCode()).isEqualTo(200);
        assertThat(client.logIn("long", longest.substring(1)).statusCode()).isEqualTo(401);
    }

    @Test
    void letsAClosedAccountInNoMore() throws Exception {
        var before = client.logIn("Bob", Rows.PASSWORD);
        rows.execute("UPDATE users SET is_deleted = true");

        assertThat(seen(client.logIn("Ann", Rows.PASSWORD))).isEqualTo(seen(before));
    }

    @Test
    void takesTheBcryptHashesOfAnOlderSystem() throws Exception {
        for (var version : List.of("$2a", "$2b", "$2y")) {
            rows.execute("UPDATE users SET password_hash = '" + version + BCRYPT + "'");

            assertThat(client.logIn("Ann", "an older password").statusCode())
                    .as(version)
                    .isEqualTo(200);
            assertThat(client.logIn("Ann", "another password").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void notesALoginInTheAccountAndInTheAuditChain() throws Exception {
        var before = Clock.systemUTC().instant();

        client.logIn("Ann", Rows.PASSWORD);

        var lastLogin =
                rows.text("SELECT to_json(last_login AT TIME ZONE 'UTC')#>>'{}' || 'Z' FROM users");
        assertThat(Instant.parse(String.valueOf(lastLogin)))
                .isBetween(before.minusMillis(1), before.plus(Duration.ofMinutes(1)));
        assertThat(
                        rows.text(
                                "SELECT actor || ' ' || action || ' ' || subject || ' ' || details FROM audit_log WHERE actor = '"
                                        + ann
                                        + "'"))
                .isEqualTo(ann + " account.logged_in account:" + ann + " {}");
        assertThat(rows.text("SELECT audit_verify()")).isNull();
    }

    @Test
    void notesALoginThatFailsWithoutTheNameThatWasTyped() throws Exception {
        client.logIn("Ann", "wrong");
        client.logIn("my password by mistake", "wrong");

        assertThat(rows.text("SELECT last_login FROM users")).isNull();
        assertThat(rows.audited("account.login_failed"))
                .endsWith("anonymous account:" + ann + " {};anonymous account:unknown {}");
    }

    @Test
    void replacesAHashOfAnOlderSystemAtTheFirstLogin() throws Exception {
        rows.execute("UPDATE users SET password_hash = '$2b" + BCRYPT + "'");

        client.logIn("Ann", "wrong");
        assertThat(rows.text("SELECT password_hash FROM users")).startsWith("$2b$");
        client.logIn("Ann", "an older password");
        var replaced = rows.text("SELECT password_hash FROM users");
        assertThat(client.logIn("Ann", "an older password").statusCode()).isEqualTo(200);

        assertThat(replaced).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(rows.text("SELECT password_hash FROM users")).isEqualTo(replaced);
    }

    @Test
    void replacesAHashThatCostsTooLittle() throws Exception {
        // A vector of phc-winner-argon2, src/test.c.
        rows.execute(
                "UPDATE users SET password_hash = '$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4'");

        assertThat(client.logIn("Ann", "password").statusCode()).isEqualTo(200);

        assertThat(rows.text("SELECT password_hash FROM users"))
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(client.logIn("Ann", "password").statusCode()).isEqualTo(200);
    }

    @Test
    void takesAPasswordHoweverAKeyboardComposesIt() throws Exception {
        rows.account(
                "zoë",
                null,
                new PasswordHashes(new AccountsSettings()).hash("caf\u00e9 cr\u00e8me"));

        assertThat(client.logIn("zoë", "cafe\u0301 cre\u0300me").statusCode()).isEqualTo(200);
        assertThat(client.logIn("zoë", "cafe creme").statusCode()).isEqualTo(401);
    }

    private static String seen(HttpResponse<String> response) {
        return response.statusCode()
                + response.body()
                + response.headers().map().entrySet().stream()
                        .filter(header -> !header.getKey().equals("date"))
                        .toList();
    }

    private static void assertWrong(String field, HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(response.headers().firstValue("content-type").orElse(""))
                .startsWith("application/problem+json");
        assertThat(response.body())
                .contains("\"type\":\"/problems/invalid-request\"")
                .contains("\"field\":\"" + field + "\"");
    }
}

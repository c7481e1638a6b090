package uptick.accounts.reset;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.nimbusds.jose.util.JSONObjectUtils;
import jakarta.mail.Message.RecipientType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.accounts.AccountsClient;
import uptick.accounts.AccountsServer;
import uptick.accounts.LogLines;
import uptick.accounts.Rows;
import uptick.accounts.SignsTestTokens;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

@WithDatabase
@SignsTestTokens
class PasswordResetOverHttpTest {

    private static final String NEW = "another horse, another staple";
    private static final int PATIENCE_MILLIS = 20_000;
    private static final Pattern LINK =
            Pattern.compile("https://uptick\\.example\\.com/#reset=(uppr_[A-Za-z0-9_-]{43})");

    private final Rows rows;
    private final GreenMail mailServer =
            new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));
    private AccountsServer server;
    private UUID ann = UUID.randomUUID();

    PasswordResetOverHttpTest(TestDatabase database) {
        rows = new Rows(database);
        mailServer.start();
        server = start(50);
    }

    @BeforeEach
    void annHasAnAccount() throws SQLException {
        rows.clear();
        ann = rows.account("ann", "ann@example.com");
    }

    @AfterEach
    void stop() {
        server.close();
        mailServer.stop();
    }

    @Test
    void mailsALinkThatSetsANewPasswordAndEndsEverySession() throws Exception {
        var before = client().logIn("ann", Rows.PASSWORD);

        var asked = ask("ANN");
        var token = mailed(1);
        var confirmed = confirm(token, NEW);

        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
        assertThat(asked.body()).isEmpty();
        assertThat(confirmed.statusCode()).as(confirmed.body()).isEqualTo(204);
        assertThat(client().logIn("ann", NEW).statusCode()).isEqualTo(200);
        assertThat(client().logIn("ann", Rows.PASSWORD).statusCode()).isEqualTo(401);
        assertThat(client().me(AccountsClient.token(before)).statusCode()).isEqualTo(401);
        assertThat(
                        client().post(
                                        "/v1/token/refresh",
                                        "{\"refresh_token\": \""
                                                + AccountsClient.text(before, "refresh_token")
                                                + "\"}")
                                .statusCode())
                .isEqualTo(401);
        assertThat(rows.audited("account.password_reset_asked"))
                .contains("anonymous account:" + ann + " {}");
        assertThat(rows.audited("account.password_reset")).contains(ann + " account:" + ann);
        assertThat(rows.text("SELECT audit_verify()")).isNull();
    }

    @Test
    void mailsToTheAccountsAddressAndNoOther() throws Exception {
        ask("ann@EXAMPLE.com");
        var _ = mailed(1);

        var mail = mailServer.getReceivedMessages()[0];
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getRecipients(RecipientType.TO)[0]).hasToString("ann@example.com");
        assertThat(mail.getContent().toString()).contains("within 30 minutes");
    }

    @Test
    void answersTheSameForANameThatIsNobodysAndForOneWithoutAnAddress() throws Exception {
        rows.account("bob", null);
        var known = ask("ann");

        for (var name : List.of("nobody", "nobody@example.com", "bob", "' OR 1=1 --")) {
            assertThat(seen(ask(name))).as(name).isEqualTo(seen(known));
        }

        // Waits for what was asked for.
        server.close();
        assertThat(mailServer.getReceivedMessages()).hasSize(1);
        assertThat(rows.text("SELECT count(*) FROM password_resets")).isEqualTo("1");
    }

    @Test
    void keepsNoTokenButItsHash() throws Exception {
        ask("ann");
        var token = mailed(1);

        assertThat(
                        rows.text(
                                "SELECT token_hash = sha256('"
                                        + token
                                        + "') AND issued_by = 'user' FROM password_resets"))
                .isEqualTo("t");
    }

    @Test
    void aLinkCountsOnceAndForHalfAnHourAndWithItAllOthers() throws Exception {
        ask("ann");
        var first = mailed(1);
        ask("ann");
        var second = mailed(2);
        ask("ann");
        var third = mailed(3);

        server.clock().move(Duration.ofMinutes(30).minusSeconds(1));
        assertThat(confirm(second, NEW).statusCode()).isEqualTo(204);

        for (var token : List.of(first, second, third, "uppr_unknown", "' OR 1=1 --")) {
            var refused = confirm(token, NEW);
            assertThat(refused.statusCode()).as(token).isEqualTo(400);
            assertThat(refused.body()).contains("\"type\":\"/problems/reset-invalid\"");
        }
        server.clock().move(Duration.ofHours(1));
        ask("ann");
        var fourth = mailed(4);
        server.clock().move(Duration.ofMinutes(30));
        assertThat(confirm(fourth, NEW).statusCode()).as("too old").isEqualTo(400);
    }

    @Test
    void aPasswordThatIsNotAllowedDoesNotUseTheLinkUp() throws Exception {
        ask("ann");
        var token = mailed(1);

        for (var wrong : List.of("elevenchars", "password1234", "a".repeat(1025))) {
            var refused = confirm(token, wrong);
            assertThat(refused.statusCode()).as(wrong).isEqualTo(400);
            assertThat(refused.body()).contains("\"field\":\"new_password\"");
        }

        assertThat(confirm(token, NEW).statusCode()).isEqualTo(204);
    }

    @Test
    void aClosedAccountGetsNoLinkAndUsesNone() throws Exception {
        ask("ann");
        var token = mailed(1);
        rows.execute("UPDATE users SET is_deleted = true");

        assertThat(ask("ann").statusCode()).isEqualTo(202);
        assertThat(confirm(token, NEW).statusCode()).isEqualTo(400);
        assertThat(rows.text("SELECT count(*) FROM password_resets")).isEqualTo("1");
    }

    @Test
    void floodsNobodysMailbox() throws Exception {
        for (var request = 0; request < 5; request++) {
            assertThat(ask("ann").statusCode()).isEqualTo(202);
        }
        // Waits for what was asked for.
        server.close();
        assertThat(mailServer.getReceivedMessages()).hasSize(3);

        server = start(50);
        server.clock().move(Duration.ofHours(1).plusSeconds(1));
        ask("ann");
        var _ = mailed(4);

        assertThat(mailServer.getReceivedMessages()).hasSize(4);
        assertThat(rows.text("SELECT count(*) FROM password_resets")).isEqualTo("4");
    }

    @Test
    void refusesAnAddressThatAsksOrTriesTooOftenWhateverTheName() throws Exception {
        server.close();
        server = start(4);
        ask("ann");
        ask("nobody");
        confirm("uppr_guess", NEW);
        confirm("uppr_guess", NEW);

        assertThat(ask("ann").statusCode()).isEqualTo(429);
        assertThat(ask("nobody").statusCode()).isEqualTo(429);
        assertThat(confirm("uppr_guess", NEW).statusCode()).isEqualTo(429);
    }

    @Test
    void letsAnOwnerBackInWhomGuessesHaveLockedOut() throws Exception {
        for (var guess = 0; guess < 11; guess++) {
            client().logIn("ann", "wrong");
        }
        ask("ann");

        confirm(mailed(1), NEW);

        assertThat(client().logIn("ann", NEW).statusCode()).isEqualTo(200);
    }

    @Test
    void takesATokenThatAnAdministratorHandedOut() throws Exception {
        rows.execute(
                "INSERT INTO password_resets (user_id, token_hash, issued_by, issued_at, expires_at) VALUES ('%s', sha256('from-an-admin'), 'admin', '2026-11-27T07:00:00Z', '2026-11-28T07:00:00Z')"
                        .formatted(ann));

        assertThat(confirm("from-an-admin", NEW).statusCode()).isEqualTo(204);
    }

    @Test
    void saysForEveryNameThatNoMailCanBeSentWhereNoneCan() throws Exception {
        for (var settings :
                List.of(
                        new Object[] {"uptick.accounts.site-url", "https://uptick.example.com"},
                        new Object[] {
                            "uptick.mail.host", "localhost", "uptick.mail.from", "u@example.com"
                        })) {
            server.close();
            server = AccountsServer.start(settings);

            for (var name : List.of("ann", "nobody")) {
                var answer = ask(name);
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.body()).contains("\"type\":\"/problems/mail-not-configured\"");
            }
        }
    }

    @Test
    void answersTheSameWhereTheMailServerIsGoneAndLogsItWithoutTheToken() throws Exception {
        mailServer.stop();
        try (var log = new LogLines()) {
            assertThat(ask("ann").statusCode()).isEqualTo(202);

            server.close();
            assertThat(log.lines())
                    .anyMatch(line -> line.startsWith("ERROR A password reset was not mailed"));
            assertThat(log.text()).doesNotContain("uppr_").doesNotContain("ann@example.com");
        }
    }

    private AccountsServer start(int perAddress) {
        return AccountsServer.start(
                "uptick.accounts.throttle.per-address", perAddress,
                "uptick.accounts.site-url", "https://uptick.example.com",
                "uptick.accounts.reset.answer-after", "50ms",
                "uptick.mail.host", "localhost",
                "uptick.mail.port", mailServer.getSmtp().getPort(),
                "uptick.mail.plain", true,
                "uptick.mail.from", "uptick@example.com");
    }

    /* The token of the newest of so many mails, once they have come. */
    private String mailed(int mails) throws Exception {
        assertThat(mailServer.waitForIncomingEmail(PATIENCE_MILLIS, mails)).isTrue();
        var link =
                LINK.matcher(mailServer.getReceivedMessages()[mails - 1].getContent().toString());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private HttpResponse<String> ask(String login) throws Exception {
        return client().post(
                        "/v1/password-resets",
                        JSONObjectUtils.toJSONString(Map.of("login", login)));
    }

    private HttpResponse<String> confirm(String token, String password) throws Exception {
        return client().post(
                        "/v1/password-resets/confirm",
                        JSONObjectUtils.toJSONString(
                                Map.of("token", token, "new_password", password)));
    }

    private AccountsClient client() {
        return server.client();
    }

    private static String seen(HttpResponse<String> answer) {
        return answer.statusCode()
                + answer.body()
                + answer.headers().map().entrySet().stream()
                        .filter(header -> !header.getKey().equals("date"))
                        .toList();
    }
}

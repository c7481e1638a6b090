package uptick.accounts.invite;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import uptick.accounts.Accounts;
import uptick.accounts.Api;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;
import uptick.testing.token.TrustsTestTokens;

@WithDatabase
@TrustsTestTokens
@MicronautTest(transactional = false)
@Property(name = "uptick.transaction.assume-role", value = "true")
class InvitesOverHttpTest {

    private static final String PATH = "/v1/invites";

    private final Api api;
    private final Accounts accounts;
    private UUID ada = new UUID(0, 0);
    private String token = "";

    InvitesOverHttpTest(EmbeddedServer server, TestDatabase database) {
        api = new Api(server);
        accounts = new Accounts(database);
    }

    @BeforeEach
    void adaIsAnAdministrator() throws SQLException {
        accounts.forgetAll();
        ada = accounts.addAdmin("ada");
        token = accounts.adminToken(ada);
    }

    @Test
    void areShownOnceAndKeptAsAHash() throws SQLException {
        var created =
                create(
                        "{\"email\": \"bob@example.com\", \"tier\": \"premium\", \"is_editor\": true, \"expires_in_days\": 90}");

        assertThat(created.status()).as(created.body()).isEqualTo(201);
        assertThat(created.cacheControl()).isEqualTo("no-store");
        var secret = created.text("token");
        assertThat(secret).matches("upin_[A-Za-z0-9_-]{43}");
        assertThat(days(created)).isEqualTo(90);
        assertThat(accounts.text("SELECT encode(token_hash, 'hex') FROM invites"))
                .isEqualTo(accounts.text("SELECT encode(sha256('%s'), 'hex')".formatted(secret)));
        assertThat(api.get(PATH, token).items())
                .singleElement()
                .satisfies(
                        item ->
                                assertThat(item)
                                        .containsEntry("email", "bob@example.com")
                                        .containsEntry("tier", "premium")
                                        .containsEntry("is_editor", true)
                                        .containsEntry("created_by", ada.toString())
                                        .containsEntry("used_at", null)
                                        .doesNotContainKeys("token", "token_hash"));
        assertThat(accounts.lastAudited())
                .isEqualTo(
                        "%s invite.created invite:%s {\"tier\": \"premium\", \"is_editor\": true}"
                                .formatted(ada, created.text("id")));
    }

    @Test
    void areForAnybodyAndAWeekUnlessItIsSaid() {
        var created = create("{}");

        assertThat(created.json())
                .containsEntry("email", null)
                .containsEntry("tier", "free")
                .containsEntry("is_editor", false);
        assertThat(days(created)).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            textBlock =
                    """
                    {"email": "bob"} => email
                    {"email": "bob@exa mple.com"} => email
                    {"tier": "gold"} => tier
                    {"expires_in_days": 0} => expires_in_days
                    {"expires_in_days": 91} => expires_in_days
                    """)
    void refuseWhatIsNotOfferedAndSayWhat(String body, String field) throws SQLException {
        assertThat(create(body).json()).containsEntry("status", 400L).containsEntry("field", field);
        assertThat(accounts.text("SELECT count(*) FROM invites")).isEqualTo("0");
    }

    @Test
    void makeNoAdministratorsAndNoneThatAreUsedAlready() throws SQLException {
        create(
                "{\"is_admin\": true, \"used_at\": \"2020-01-01T00:00:00Z\", \"created_by\": null, \"tier\": \"free\"}");

        assertThat(
                        accounts.texts(
                                "SELECT created_by || ' ' || coalesce(used_at::text, '-') FROM invites"))
                .allMatch(row -> row.equals(ada + " -"));
    }

    @Test
    void areTakenBackUnlessTheyAreUsed() throws SQLException {
        var id = create("{}").text("id");
        var used = create("{}").text("id");
        accounts.execute("UPDATE invites SET used_at = now() WHERE id = '%s'".formatted(used));

        assertThat(revoke(id).status()).isEqualTo(204);
        for (var none : List.of(id, used, UUID.randomUUID().toString())) {
            assertThat(revoke(none).problem()).isEqualTo("404 /problems/not-found");
        }
        assertThat(accounts.audited("invite:" + id))
                .hasSize(2)
                .last()
                .isEqualTo("invite.revoked {}");
    }

    @Test
    void areReadPageByPage() {
        var ids = new ArrayList<String>();
        for (var each = 0; each < 7; each++) {
            ids.addFirst(create("{}").text("id"));
        }

        var read = new ArrayList<String>();
        var path = PATH + "?limit=3";
        for (var next = path; next != null; ) {
            var page = api.get(next, token);
            page.items().forEach(item -> read.add((String) item.get("id")));
            var cursor = page.json().get("next");
            next = cursor == null ? null : path + "&cursor=" + cursor;
        }

        assertThat(read).isEqualTo(ids);
        for (var wrong : List.of("?cursor=x", "?cursor=", "?limit=0", "?limit=101")) {
            assertThat(api.get(PATH + wrong, token).status()).as(wrong).isEqualTo(400);
        }
    }

    @Test
    void areForAdministratorsAlone() throws SQLException {
        var id = create("{}").text("id");
        var bob = accounts.add("bob", null);

        for (var other : List.of(accounts.userToken(bob), accounts.token(bob, "user", "editor"))) {
            assertThat(api.get(PATH, other).status()).isEqualTo(403);
            assertThat(api.send("POST", PATH, other, "{}").status()).isEqualTo(403);
            assertThat(api.send("DELETE", PATH + "/" + id, other, null).status()).isEqualTo(403);
        }
        assertThat(api.get(PATH, "").status()).isEqualTo(401);
    }

    private static long days(Api.Answer created) {
        return Duration.between(
                        Instant.parse(created.text("issued_at")),
                        Instant.parse(created.text("expires_at")))
                .toDays();
    }

    private Api.Answer create(String body) {
        return api.send("POST", PATH, token, body);
    }

    private Api.Answer revoke(String id) {
        return api.send("DELETE", PATH + "/" + id, token, null);
    }
}

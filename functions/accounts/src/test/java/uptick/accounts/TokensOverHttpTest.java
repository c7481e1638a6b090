package uptick.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

import com.nimbusds.jwt.SignedJWT;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;
import uptick.testing.token.TestTokens;

@WithDatabase
@SignsTestTokens
@MicronautTest(transactional = false)
@Property(name = "uptick.transaction.assume-role", value = "true")
class TokensOverHttpTest {

    private final AccountsClient client;
    private final Rows rows;
    private UUID ann = UUID.randomUUID();

    TokensOverHttpTest(EmbeddedServer server, TestDatabase database) {
        client = new AccountsClient(server);
        rows = new Rows(database);
    }

    @BeforeEach
    void annHasAnAccount() throws SQLException {
        ann = rows.account("ann", "ann@example.com");
    }

    @AfterEach
    void nobodyHas() throws SQLException {
        rows.execute("DELETE FROM users");
    }

    @Test
    void tellsTheBearerWhoTheyAre() throws Exception {
        var response = client.me(client.token("ann"));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.body())
                .isEqualTo(
                        "{\"id\":\""
                                + ann
                                + "\",\"username\":\"ann\",\"email\":\"ann@example.com\",\"roles\":[\"user\"],\"tier\":\"free\"}");
    }

    @Test
    void saysNullForAMissingName() throws Exception {
        rows.execute("UPDATE users SET email = NULL, tier = 'premium'");

        assertThat(client.me(client.token("ann")).body())
                .contains("\"email\":null")
                .contains("\"tier\":\"premium\"");
    }

    @Test
    void carriesTheRolesOfTheAccount() throws Exception {
        assertRoles("user");
        rows.execute("UPDATE users SET is_editor = true");
        assertRoles("user", "editor");
        rows.execute("UPDATE users SET is_admin = true");
        assertRoles("user", "editor", "admin");
        rows.execute("UPDATE users SET is_editor = false");
        assertRoles("user", "editor", "admin");
    }

    @Test
    void refusesATokenFromBeforeTheEpochWasRaised() throws Exception {
        var token = client.token("ann");
        assertThat(client.me(token).statusCode()).isEqualTo(200);

        rows.execute("UPDATE users SET token_epoch = token_epoch + 1");

        assertNoLonger(client.me(token));
        assertThat(client.me(client.token("ann")).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesTheTokenOfAClosedAccount() throws Exception {
        var token = client.token("ann");

        rows.execute("UPDATE users SET is_deleted = true");

        assertNoLonger(client.me(token));
    }

    @Test
    void refusesTheTokenOfAnAccountThatIsGone() throws Exception {
        var token = client.token("ann");

        rows.execute("DELETE FROM users");

        assertNoLonger(client.me(token));
    }

    @Test
    void refusesATokenWithoutTheRole() throws Exception {
        var response = client.me(TestTokens.of(ann, 0));

        assertThat(response.statusCode()).isEqualTo(403);
    }

    private void assertRoles(String... roles) throws Exception {
        var token = client.token("ann");

        var claims = SignedJWT.parse(token).getJWTClaimsSet();
        assertThat(claims.getStringListClaim("roles")).containsExactly(roles);
        assertThat(AccountsClient.json(client.me(token).body()))
                .containsEntry("roles", List.of(roles));
    }

    private static void assertNoLonger(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(401);
        assertThat(response.body()).contains("\"type\":\"/problems/unauthenticated\"");
        assertThat(response.headers().firstValue("www-authenticate").orElse(""))
                .startsWith("Bearer");
    }
}

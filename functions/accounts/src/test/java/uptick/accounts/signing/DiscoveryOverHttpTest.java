package uptick.accounts.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.accounts.AccountsClient;
import uptick.accounts.Rows;
import uptick.accounts.SignsTestTokens;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;
import uptick.testing.token.TestTokens;

@WithDatabase
@SignsTestTokens
@MicronautTest(transactional = false)
@Property(name = "uptick.transaction.assume-role", value = "true")
class DiscoveryOverHttpTest {

    private final AccountsClient client;
    private final Rows rows;

    DiscoveryOverHttpTest(EmbeddedServer server, TestDatabase database) {
        client = new AccountsClient(server);
        rows = new Rows(database);
    }

    @BeforeEach
    void annHasAnAccount() throws Exception {
        rows.account("ann", null);
    }

    @AfterEach
    void nobodyHas() throws Exception {
        rows.execute("DELETE FROM users");
        rows.execute("DELETE FROM signing_keys WHERE key_id <> 'test'");
    }

    @Test
    void saysWhoIssuesAndWhereTheKeysAre() throws Exception {
        var answer = client.get("/.well-known/openid-configuration");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
        assertThat(answer.headers().firstValue("cache-control")).hasValue("public, max-age=300");
        assertThat(AccountsClient.json(answer.body()))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "issuer",
                                TestTokens.ISSUER,
                                "jwks_uri",
                                TestTokens.ISSUER + "/.well-known/jwks.json",
                                "token_endpoint",
                                TestTokens.ISSUER + "/v1/login",
                                "id_token_signing_alg_values_supported",
                                List.of("RS256"),
                                "response_types_supported",
                                List.of("token"),
                                "subject_types_supported",
                                List.of("public")));
    }

    @Test
    void givesTheKeyThatATokenIsVerifiedWithAndNothingPrivate() throws Exception {
        var token = SignedJWT.parse(client.token("ann"));

        var answer = client.get("/.well-known/jwks.json");

        assertThat(answer.headers().firstValue("cache-control")).hasValue("public, max-age=300");
        var keys = JWKSet.parse(answer.body());
        assertThat(keys.containsNonPublicKeys()).isFalse();
        var key = keys.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey();
        assertThat(key.toJSONObject()).containsOnlyKeys("kty", "use", "alg", "kid", "n", "e");
        assertThat(token.verify(new RSASSAVerifier(key))).isTrue();
    }

    @Test
    void listsTheKeysThatAreBelievedAndNoOthers() throws Exception {
        for (var key :
                Map.of(
                                "retired", "now() - interval '1 day', now() + interval '1 minute'",
                                "ended", "now() - interval '1 day', now() - interval '1 minute'",
                                "next", "NULL, NULL")
                        .entrySet()) {
            rows.execute(
                    "INSERT INTO signing_keys (key_id, public_jwk, signs_from, signs_until, trusted_until) VALUES ('%s', '%s', now() - interval '2 days', %s)"
                            .formatted(
                                    key.getKey(),
                                    new RSAKeyGenerator(2048)
                                            .keyID(key.getKey())
                                            .generate()
                                            .toPublicJWK(),
                                    key.getValue()));
        }

        var keys = JWKSet.parse(client.get("/.well-known/jwks.json").body()).getKeys();

        assertThat(keys).extracting(JWK::getKeyID).containsExactly("next", "retired", "test");
    }
}

package uptick.edge.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.UUID;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.edge.lambda.InProcess.Answer;
import uptick.edge.principal.ApiKeyText;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;
import uptick.testing.lambda.RecordedEvents;
import uptick.testing.token.TestTokens;

/// Callers for whom the database has to be asked, through events of the gateway: the adapter waits for the answer.
@WithDatabase
class HttpApiKeysTest {

    private final TestDatabase database;
    private final InProcess function = new InProcess();
    private final UUID ann = UUID.randomUUID();
    private final ApiKeyText key = ApiKeyText.generate(new SecureRandom());

    HttpApiKeysTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void annHoldsAKeyThatReads() throws SQLException {
        execute(
                "INSERT INTO users (id, username, password_hash) VALUES ('%s', 'ann', 'x')"
                        .formatted(ann));
        try (var connection = database.connect();
                var statement =
                        connection.prepareStatement(
                                "INSERT INTO api_keys (user_id, name, key_prefix, key_hash, scopes, issued_at) VALUES (?, 'a', ?, ?, '{read}', now())")) {
            statement.setObject(1, ann);
            statement.setString(2, key.prefix());
            statement.setBytes(3, key.hash());
            statement.executeUpdate();
        }
    }

    @AfterEach
    void stop() throws SQLException {
        function.close();
        execute("DELETE FROM users");
        execute("DELETE FROM signing_keys");
    }

    @Test
    void aKeyIsItsHolder() {
        var answer = send("GET", "/mine", key.text());

        assertThat(answer.status()).as(answer.json()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(ann.toString());
    }

    @Test
    void aKeyMayDoWhatItsScopesSay() {
        var answer = send("POST", "/mine", key.text());

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("\"type\":\"/problems/forbidden\"");
    }

    @Test
    void aKeyThatIsRevokedIsNobodys() throws SQLException {
        assertThat(send("GET", "/mine", key.text()).status()).isEqualTo(200);
        execute("UPDATE api_keys SET revoked_at = now()");

        var answer = send("GET", "/mine", key.text());

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo(send("GET", "/mine", "x").body());
    }

    @Test
    void aTokenOfAPublishedKeyIsVerified() throws Exception {
        var published = new RSAKeyGenerator(2048).keyID("published").generate();
        var stranger = new RSAKeyGenerator(2048).keyID("published").generate();
        execute(
                "INSERT INTO signing_keys (key_id, public_jwk, signs_from) VALUES ('published', '%s', now())"
                        .formatted(published.toPublicJWK()));

        assertThat(send("GET", "/mine", token(published)).body()).isEqualTo(ann.toString());
        assertThat(send("GET", "/mine", token(stranger)).status()).isEqualTo(401);
    }

    private String token(RSAKey key) throws JOSEException {
        var claims = TestTokens.claims(ann, 0, "user").build();
        var token =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS256)
                                .type(TestTokens.AT_JWT)
                                .keyID(key.getKeyID())
                                .build(),
                        claims);
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private Answer send(String method, String path, String credential) {
        return function.send(
                RecordedEvents.request(method, path)
                        .header("Authorization", "Bearer " + credential));
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

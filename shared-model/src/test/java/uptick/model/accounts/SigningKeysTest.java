package uptick.model.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.model.Rows;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

@WithDatabase
@MicronautTest(startApplication = false, transactional = false)
class SigningKeysTest {

    private static final Instant NOW = Instant.parse("2026-11-21T06:00:00.123456Z");

    private final SigningKeys keys;
    private final SigningKeysWriter writer;
    private final Rows rows;

    SigningKeysTest(SigningKeys keys, SigningKeysWriter writer, TestDatabase database) {
        this.keys = keys;
        this.writer = writer;
        this.rows = new Rows(database);
    }

    @BeforeEach
    void noneIsThere() {
        rows.execute("DELETE FROM signing_keys");
    }

    @Test
    void areTrustedFromBeforeTheySignUntilTheirTokensHaveEnded() {
        assertThat(writer.publish("first", jwk("first"), NOW.minusSeconds(60))).isOne();
        assertThat(writer.publish("second", jwk("second"), NOW.plusSeconds(60))).isOne();
        assertThat(writer.publish("first", jwk("first"), NOW)).isZero();
        assertThat(trusted(NOW)).containsExactly("second", "first");

        var rotation = NOW.plusSeconds(120);
        assertThat(writer.retireOthers("second", rotation, rotation.plusSeconds(900))).isOne();
        assertThat(writer.retireOthers("second", rotation, rotation.plusSeconds(1800))).isZero();

        assertThat(trusted(rotation.plusSeconds(899))).containsExactly("second", "first");
        assertThat(trusted(rotation.plusSeconds(900))).containsExactly("second");
        assertThat(keys.findTrusted(NOW, 10).getLast())
                .satisfies(
                        first -> {
                            assertThat(first.publicJwk()).contains("\"kid\": \"first\"");
                            assertThat(first.signsFrom()).isEqualTo(NOW.minusSeconds(60));
                            assertThat(first.signsUntil()).isEqualTo(rotation);
                        });
    }

    @Test
    void takeTheirTurnAgain() {
        writer.publish("old", jwk("old"), NOW.minusSeconds(60));
        writer.publish("new", jwk("new"), NOW.minusSeconds(30));
        writer.retireOthers("new", NOW, NOW.plusSeconds(900));

        assertThat(writer.lock()).isOne();
        assertThat(writer.resume("old")).isOne();
        assertThat(writer.resume("old")).isZero();

        assertThat(keys.findByKeyId("old"))
                .hasValueSatisfying(
                        key -> {
                            assertThat(key.signsUntil()).isNull();
                            assertThat(key.trustedUntil()).isNull();
                        });
        assertThat(keys.findByKeyId("unknown")).isEmpty();
    }

    @Test
    void neverHoldAPrivateHalf() {
        assertThatThrownBy(() -> writer.publish("x", "{\"kid\": \"x\", \"d\": \"secret\"}", NOW))
                .hasStackTraceContaining("ck_signing_keys_public_jwk");
    }

    private List<String> trusted(Instant at) {
        return keys.findTrusted(at, 10).stream().map(SigningKey::keyId).toList();
    }

    private static String jwk(String kid) {
        return "{\"kty\": \"RSA\", \"kid\": \"" + kid + "\", \"n\": \"AQAB\", \"e\": \"AQAB\"}";
    }
}

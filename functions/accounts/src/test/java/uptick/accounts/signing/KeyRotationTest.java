package uptick.accounts.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.accounts.Rows;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;
import uptick.testing.token.TestTokens;

/// Fault F13: an instance with a new key starts beside one with the old, while both are asked.
@WithDatabase
class KeyRotationTest {

    private static final int CALLERS = 4;

    private final Rows rows;

    KeyRotationTest(TestDatabase database) {
        rows = new Rows(database);
    }

    @BeforeEach
    void annHasAnAccount() throws SQLException {
        rows.execute("DELETE FROM users");
        rows.execute("DELETE FROM signing_keys");
        rows.account("ann", null);
    }

    @Test
    void noRequestFailsWhileANewKeyComesUnderLoad() throws Exception {
        var instances = new CopyOnWriteArrayList<Instance>();
        var tokens = new CopyOnWriteArrayList<String>();
        var failures = new CopyOnWriteArrayList<String>();
        var asked = new AtomicInteger();
        var goesOn = new AtomicBoolean(true);
        try (var older = Instance.signingWith(key("older"));
                var threads = Executors.newFixedThreadPool(CALLERS + 1)) {
            instances.add(older);
            tokens.add(older.client().token("ann"));
            var callers =
                    start(
                            threads,
                            goesOn,
                            () -> {
                                for (var instance : instances) {
                                    for (var token : tokens) {
                                        var answer = instance.client().me(token);
                                        asked.incrementAndGet();
                                        if (answer.statusCode() != 200) {
                                            failures.add(answer.body());
                                        }
                                    }
                                }
                                return null;
                            });
            callers.add(threads.submit(forger(older, goesOn, failures)));
            try (var newer = Instance.signingWith(key("newer"))) {
                instances.add(newer);
                for (var round = 0; round < 3; round++) {
                    tokens.add(newer.client().token("ann"));
                    tokens.add(older.client().token("ann"));
                }
                var before = asked.get();
                while (asked.get() < before + 300 && failures.isEmpty()) {
                    Thread.onSpinWait();
                }
                goesOn.set(false);
                for (var caller : callers) {
                    caller.get();
                }
            }
        }

        assertThat(failures).isEmpty();
        assertThat(tokens.stream().map(KeyRotationTest::keyOf)).contains("older", "newer");
        assertThat(asked).hasValueGreaterThan(300);
    }

    @Test
    void theNewerKeyTakesTheTurnOfTheOlderWhichIsBelievedUntilItsTokensHaveEnded()
            throws Exception {
        try (var older = Instance.signingWith(key("older"))) {
            older.client().token("ann");
        }
        assertThat(rows.text("SELECT concat_ws(' ', key_id, signs_until) FROM signing_keys"))
                .isEqualTo("older");

        try (var newer = Instance.signingWith(key("newer"))) {
            newer.client().token("ann");
        }

        assertThat(
                        rows.text(
                                "SELECT string_agg(concat_ws(' ', key_id, trusted_until - signs_until), ', ' ORDER BY signs_from) FROM signing_keys"))
                .isEqualTo("older 00:16:30, newer");
        assertThat(
                        rows.text(
                                "SELECT string_agg(DISTINCT member, ' ' ORDER BY member) FROM signing_keys, jsonb_object_keys(public_jwk) AS member"))
                .isEqualTo("alg e kid kty n use");
    }

    @Test
    void anOlderKeyThatIsDeployedAgainSignsAgain() throws Exception {
        var older = key("older");
        for (var key : List.of(older, key("newer"), older)) {
            try (var instance = Instance.signingWith(key)) {
                assertThat(keyOf(instance.client().token("ann"))).isEqualTo(key.getKeyID());
            }
        }

        assertThat(
                        rows.text(
                                "SELECT string_agg(key_id, ' ') FROM signing_keys WHERE signs_until IS NULL"))
                .isEqualTo("older");
    }

    @Test
    void aKeyUnderTheIdOfAnotherSignsNothing() throws Exception {
        try (var instance = Instance.signingWith(key("one"))) {
            instance.client().token("ann");
        }

        try (var instance = Instance.signingWith(key("one"))) {
            assertThat(instance.client().logIn("ann", Rows.PASSWORD).statusCode()).isEqualTo(500);
        }
    }

    /* Somebody who makes up ids of keys, so that the one that is really new comes while they are all asked for. */
    private static Callable<Void> forger(
            Instance instance, AtomicBoolean goesOn, List<String> failures) {
        var random = new Random(13);
        var payload = TestTokens.claims(UUID.randomUUID(), 0, "user").build().toPayload();
        var signature = Base64URL.encode(new byte[256]);
        return () -> {
            while (goesOn.get()) {
                var header =
                        new JWSHeader.Builder(JWSAlgorithm.RS256)
                                .type(TestTokens.AT_JWT)
                                .keyID("forged " + random.nextLong())
                                .build();
                var token = header.toBase64URL() + "." + payload.toBase64URL() + "." + signature;
                var answer = instance.client().me(token);
                if (answer.statusCode() != 401) {
                    failures.add("forged: " + answer.statusCode());
                }
            }
            return null;
        };
    }

    private static List<Future<Void>> start(
            ExecutorService threads, AtomicBoolean goesOn, Callable<Void> round) {
        var callers = new ArrayList<Future<Void>>();
        for (var i = 0; i < CALLERS; i++) {
            callers.add(
                    threads.submit(
                            () -> {
                                while (goesOn.get()) {
                                    round.call();
                                }
                                return null;
                            }));
        }
        return callers;
    }

    private static String keyOf(String token) {
        try {
            return SignedJWT.parse(token).getHeader().getKeyID();
        } catch (ParseException wrong) {
            throw new AssertionError(token, wrong);
        }
    }

    private static RSAKey key(String id) throws JOSEException {
        return new RSAKeyGenerator(2048).keyID(id).generate();
    }
}

package uptick.model.accounts.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import uptick.model.Races;
import uptick.model.Rows;
import uptick.model.accounts.Tier;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

@WithDatabase
@MicronautTest(startApplication = false, transactional = false)
@Property(name = "datasources.default.maximum-pool-size", value = "8")
class CredentialsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T06:00:00.123456Z");
    private static final Instant EXPIRY = NOW.plusSeconds(3600);

    private final RefreshTokens refreshTokens;
    private final ApiKeys apiKeys;
    private final Invites invites;
    private final PasswordResets passwordResets;
    private final LoginThrottles throttles;
    private final Rows rows;
    private byte hashes;

    CredentialsTest(
            RefreshTokens refreshTokens,
            ApiKeys apiKeys,
            Invites invites,
            PasswordResets passwordResets,
            LoginThrottles throttles,
            TestDatabase database) {
        this.refreshTokens = refreshTokens;
        this.apiKeys = apiKeys;
        this.invites = invites;
        this.passwordResets = passwordResets;
        this.throttles = throttles;
        this.rows = new Rows(database);
    }

    @BeforeEach
    void nothingWasHandedOut() {
        rows.execute("DELETE FROM users; DELETE FROM invites; DELETE FROM login_throttles");
    }

    @Nested
    class RefreshingTokens {

        @Test
        void exchangesEachTokenOnceHoweverManyTry() throws Exception {
            var token = hash();
            var user = rows.user();
            var family = UUID.randomUUID();
            refreshTokens.add(user, family, token, NOW, EXPIRY, EXPIRY, 0);

            assertThat(Races.run(8, () -> refreshTokens.use(token, NOW.plusSeconds(1))))
                    .containsOnlyOnce(1)
                    .containsOnly(0, 1);

            assertThat(refreshTokens.findByTokenHash(token))
                    .hasValueSatisfying(
                            used -> {
                                assertThat(used.userId()).isEqualTo(user);
                                assertThat(used.familyId()).isEqualTo(family);
                                assertThat(used.tokenHash()).isEqualTo(token);
                                assertThat(used.usedAt()).isEqualTo(NOW.plusSeconds(1));
                            });
        }

        @Test
        void takesNeitherExpiredNorUnknownNorRevokedOnes() {
            var expired = hash();
            var revoked = hash();
            var family = UUID.randomUUID();
            refreshTokens.add(rows.user(), UUID.randomUUID(), expired, NOW, EXPIRY, EXPIRY, 0);
            refreshTokens.add(rows.user(), family, revoked, NOW, EXPIRY, EXPIRY, 0);
            refreshTokens.revokeFamily(family, NOW);

            assertThat(refreshTokens.use(expired, EXPIRY)).isZero();
            assertThat(refreshTokens.use(revoked, NOW)).isZero();
            assertThat(refreshTokens.use(hash(), NOW)).isZero();
            assertThat(refreshTokens.use(expired, EXPIRY.minusNanos(1000))).isOne();
        }

        @Test
        void endsAFamilyOrAllOfAUsersAndNobodyElses() {
            var ann = rows.user();
            var family = UUID.randomUUID();
            refreshTokens.add(ann, family, hash(), NOW, EXPIRY, EXPIRY, 0);
            refreshTokens.add(ann, family, hash(), NOW, EXPIRY, EXPIRY, 0);
            refreshTokens.add(ann, UUID.randomUUID(), hash(), NOW, EXPIRY, EXPIRY, 0);
            refreshTokens.add(rows.user(), UUID.randomUUID(), hash(), NOW, EXPIRY, EXPIRY, 0);

            assertThat(refreshTokens.revokeFamily(family, NOW)).isEqualTo(2);
            assertThat(refreshTokens.revokeOfUser(ann, NOW)).isOne();
            assertThat(rows.texts("SELECT count(*) FROM refresh_tokens WHERE revoked_at IS NULL"))
                    .containsExactly("1");
        }
    }

    @Nested
    class Keys {

        @Test
        void areListedForTheirOwnerAndRevokedByNobodyElse() {
            var ann = rows.user();
            var hash = hash();
            var id =
                    apiKeys.add(
                            ann,
                            "größer ☃",
                            "upt_1",
                            hash,
                            List.of("write", "predictions", "read"),
                            NOW,
                            EXPIRY);
            apiKeys.add(ann, "bare", "upt_2", hash(), List.of(), NOW, null);

            assertThat(apiKeys.revoke(rows.user(), id, NOW)).isZero();
            assertThat(apiKeys.revoke(ann, id, NOW)).isOne();
            assertThat(apiKeys.revoke(ann, id, NOW)).isZero();

            var keys = apiKeys.findByUserId(ann, 10);
            assertThat(keys).extracting(ApiKey::keyPrefix).containsExactly("upt_2", "upt_1");
            assertThat(keys.getFirst().scopes()).isEmpty();
            assertThat(keys.getLast())
                    .satisfies(
                            key -> {
                                assertThat(key.id()).isEqualTo(id);
                                assertThat(key.name()).isEqualTo("größer ☃");
                                assertThat(key.keyHash()).isEqualTo(hash);
                                assertThat(key.scopes())
                                        .containsExactly("write", "predictions", "read");
                                assertThat(key.expiresAt()).isEqualTo(EXPIRY);
                                assertThat(key.revokedAt()).isEqualTo(NOW);
                            });
        }
    }

    @Nested
    class Invitations {

        @Test
        void areUsedOnceAndSayWhatTheNewAccountGets() throws Exception {
            var admin = rows.user();
            var token = hash();
            invites.add(token, "ann@example.com", Tier.PREMIUM, true, admin, NOW, EXPIRY);
            var ann = rows.user();

            assertThat(Races.run(8, () -> invites.use(token, ann, NOW)))
                    .containsOnlyOnce(1)
                    .containsOnly(0, 1);

            assertThat(invites.findByTokenHash(token))
                    .hasValueSatisfying(
                            invite -> {
                                assertThat(invite.email()).isEqualTo("ann@example.com");
                                assertThat(invite.tier()).isEqualTo(Tier.PREMIUM);
                                assertThat(invite.isEditor()).isTrue();
                                assertThat(invite.createdBy()).isEqualTo(admin);
                                assertThat(invite.usedBy()).isEqualTo(ann);
                                assertThat(invite.usedAt()).isEqualTo(NOW);
                            });
        }

        @Test
        void canBeTakenBackWhileNobodyUsedThem() {
            var admin = rows.user();
            var token = hash();
            var id = invites.add(token, null, Tier.FREE, false, admin, NOW, EXPIRY);

            assertThat(invites.revoke(id, NOW)).isOne();
            assertThat(invites.revoke(id, NOW)).isZero();
            assertThat(invites.use(token, admin, NOW)).isZero();
            assertThat(invites.findNewest(10))
                    .singleElement()
                    .satisfies(invite -> assertThat(invite.revokedAt()).isEqualTo(NOW));
        }
    }

    @Nested
    class Resets {

        @Test
        void setAPasswordOnce() {
            var ann = rows.user();
            var token = hash();
            passwordResets.add(ann, token, PasswordReset.Issuer.USER, NOW, EXPIRY);
            passwordResets.add(ann, hash(), PasswordReset.Issuer.ADMIN, NOW, EXPIRY);

            assertThat(passwordResets.use(token, EXPIRY)).as("expired").isNull();
            assertThat(passwordResets.use(token, NOW)).isEqualTo(ann);
            assertThat(passwordResets.use(token, NOW)).isNull();
            assertThat(passwordResets.countAskedFor(ann, NOW)).isOne();
            assertThat(passwordResets.countAskedFor(ann, NOW.plusNanos(1000))).isZero();
        }

        @Test
        void areFoundWhileTheyCountAndUsedUpTogether() {
            var ann = rows.user();
            var token = hash();
            var other = hash();
            passwordResets.add(ann, token, PasswordReset.Issuer.USER, NOW, EXPIRY);
            passwordResets.add(ann, other, PasswordReset.Issuer.ADMIN, NOW, EXPIRY);
            passwordResets.add(rows.user(), hash(), PasswordReset.Issuer.USER, NOW, EXPIRY);

            assertThat(passwordResets.findUsable(token, EXPIRY)).as("expired").isEmpty();
            assertThat(passwordResets.findUsable(token, NOW))
                    .hasValueSatisfying(found -> assertThat(found.userId()).isEqualTo(ann));
            assertThat(passwordResets.useAllOf(ann, NOW)).isEqualTo(2);
            assertThat(passwordResets.findUsable(token, NOW)).isEmpty();
            assertThat(passwordResets.use(other, NOW)).isNull();
            assertThat(rows.texts("SELECT count(*) FROM password_resets WHERE used_at IS NULL"))
                    .containsExactly("1");
        }
    }

    @Nested
    class Throttling {

        @Test
        void saysWhenTheWindowEndsOnceAllAttemptsAreUsed() {
            var subject = hash();

            assertThat(attempt(subject, NOW)).isEmpty();
            assertThat(attempt(subject, NOW.plusSeconds(1))).isEmpty();
            assertThat(attempt(subject, NOW.plusSeconds(2))).contains(NOW.plusSeconds(60));
            assertThat(attempt(hash(), NOW)).as("another subject").isEmpty();
            assertThat(throttles.countAttempts(LoginThrottles.Kind.ACCOUNT, subject)).isEqualTo(3);
            assertThat(throttles.countAttempts(LoginThrottles.Kind.ADDRESS, subject)).isZero();
            assertThat(attempt(subject, NOW.plusSeconds(60))).as("the next window").isEmpty();
            assertThat(throttles.countAttempts(LoginThrottles.Kind.ACCOUNT, subject)).isOne();
        }

        @Test
        void forgetsASubjectThatSucceeded() {
            var subject = hash();
            attempt(subject, NOW);
            attempt(subject, NOW);

            throttles.forget(LoginThrottles.Kind.ACCOUNT, subject);

            assertThat(attempt(subject, NOW)).isEmpty();
        }

        private Optional<Instant> attempt(byte[] subject, Instant at) {
            return throttles.attempt(LoginThrottles.Kind.ACCOUNT, subject, at, 60, 2);
        }
    }

    private byte[] hash() {
        var hash = new byte[32];
        hash[31] = ++hashes;
        return hash;
    }
}

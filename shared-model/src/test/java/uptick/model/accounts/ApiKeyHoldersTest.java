package uptick.model.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.model.Races;
import uptick.model.Rows;
import uptick.model.accounts.credential.ApiKeys;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

@WithDatabase
@MicronautTest(startApplication = false, transactional = false)
@Property(name = "datasources.default.maximum-pool-size", value = "8")
class ApiKeyHoldersTest {

    private static final Instant NOW = Instant.parse("2026-11-21T06:00:00.123456Z");
    private static final Instant EXPIRY = NOW.plusSeconds(3600);

    private final ApiKeyHolders holders;
    private final ApiKeys keys;
    private final Rows rows;
    private final byte[] hash = new byte[32];
    private UUID ann = UUID.randomUUID();
    private UUID key = UUID.randomUUID();

    ApiKeyHoldersTest(ApiKeyHolders holders, ApiKeys keys, TestDatabase database) {
        this.holders = holders;
        this.keys = keys;
        this.rows = new Rows(database);
    }

    @BeforeEach
    void annHoldsAKey() {
        rows.execute("DELETE FROM users");
        ann = rows.user();
        key = keys.add(ann, "a", "uptick_a", hash, List.of("write", "read"), NOW, EXPIRY);
    }

    @Test
    void areSaidAsTheirAccountIsNow() {
        assertThat(holders.use(hash, NOW))
                .contains(new ApiKeyHolder(ann, 0, "free", false, List.of("write", "read")));

        rows.execute("UPDATE users SET tier = 'premium', is_editor = true, token_epoch = 3");

        assertThat(holders.use(hash, NOW))
                .contains(new ApiKeyHolder(ann, 3, "premium", true, List.of("write", "read")));
    }

    @Test
    void areAtMostEditors() {
        rows.execute("UPDATE users SET is_admin = true");

        assertThat(holders.use(hash, NOW)).map(ApiKeyHolder::isEditor).contains(true);
    }

    @Test
    void areNobodyByAKeyThatDoesNotCount() {
        assertThat(holders.use(new byte[31], NOW)).isEmpty();
        assertThat(holders.use(hash, EXPIRY)).isEmpty();
        assertThat(holders.use(hash, EXPIRY.minusNanos(1000))).isPresent();

        rows.execute("UPDATE users SET is_deleted = true");
        assertThat(holders.use(hash, NOW)).isEmpty();

        rows.execute("UPDATE users SET is_deleted = false");
        keys.revoke(ann, key, NOW);
        assertThat(holders.use(hash, NOW)).isEmpty();
    }

    @Test
    void areFoundByAKeyWithoutAnEnd() {
        rows.execute("UPDATE api_keys SET expires_at = NULL");

        assertThat(holders.use(hash, EXPIRY)).isPresent();
    }

    @Test
    void haveTheUseNotedOnceAMinute() {
        assertThat(lastUse()).isNull();
        for (var seconds : new int[] {0, 59, 60, 90}) {
            holders.use(hash, NOW.plusSeconds(seconds));
        }

        assertThat(lastUse()).isEqualTo("2026-11-21 06:01:00.123456");
    }

    @Test
    void haveNoUseNotedOfAKeyThatDoesNotCount() {
        keys.revoke(ann, key, NOW);

        holders.use(hash, NOW);

        assertThat(lastUse()).isNull();
    }

    @Test
    void doNotWaitForEachOther() throws Exception {
        assertThat(Races.run(8, () -> holders.use(hash, NOW).isPresent())).containsOnly(true);

        assertThat(lastUse()).isEqualTo("2026-11-21 06:00:00.123456");
    }

    private String lastUse() {
        return rows.texts("SELECT last_used_at AT TIME ZONE 'UTC' FROM api_keys").getFirst();
    }
}

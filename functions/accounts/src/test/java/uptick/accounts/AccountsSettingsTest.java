package uptick.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.micronaut.context.ApplicationContext;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class AccountsSettingsTest {

    private final AccountsSettings settings = new AccountsSettings();

    @Test
    void startsFromOwaspsFirstChoice() {
        assertThat(settings.getArgon2MemoryKib()).isEqualTo(19456);
        assertThat(settings.getArgon2Iterations()).isEqualTo(2);
        assertThat(settings.getArgon2Parallelism()).isEqualTo(1);
        assertThat(settings.getAccessTokenLifetime()).isEqualTo(Duration.ofMinutes(15));
        assertThat(settings.getSigningKey()).isNull();
        assertThat(settings.getFirstAdminPassword()).isNull();
    }

    @Test
    void takesALifetimeOfASecondToAQuarterOfAnHour() {
        for (var right : List.of(Duration.ofSeconds(1), Duration.ofMinutes(15))) {
            settings.setAccessTokenLifetime(right);
            assertThat(settings.getAccessTokenLifetime()).isEqualTo(right);
        }
        for (var wrong :
                List.of(
                        Duration.ZERO,
                        Duration.ofMillis(999),
                        Duration.ofSeconds(-1),
                        Duration.ofMinutes(15).plusMillis(1),
                        Duration.ofDays(1))) {
            assertRefused("access-token-lifetime", () -> settings.setAccessTokenLifetime(wrong));
        }
    }

    @Test
    void takesNoCheaperHashThanTheDefaultAndNoneThatWouldStopAFunction() {
        for (var wrong : new int[] {0, -1, 19455, 262145, Integer.MAX_VALUE}) {
            assertRefused("argon2-memory-kib", () -> settings.setArgon2MemoryKib(wrong));
        }
        for (var wrong : new int[] {0, 1, 17}) {
            assertRefused("argon2-iterations", () -> settings.setArgon2Iterations(wrong));
        }
        for (var wrong : new int[] {0, 17}) {
            assertRefused("argon2-parallelism", () -> settings.setArgon2Parallelism(wrong));
        }
    }

    @Test
    void isReadFromTheProcessesSettings() {
        try (var context =
                ApplicationContext.run(
                        Map.of(
                                "uptick.accounts.access-token-lifetime", "5m",
                                "uptick.accounts.argon2-memory-kib", "32768",
                                "uptick.accounts.signing-key", "a key",
                                "uptick.accounts.first-admin-password", "a password"))) {
            var read = context.getBean(AccountsSettings.class);

            assertThat(read.getAccessTokenLifetime()).isEqualTo(Duration.ofMinutes(5));
            assertThat(read.getArgon2MemoryKib()).isEqualTo(32768);
            assertThat(read.getSigningKey()).isEqualTo("a key");
            assertThat(read.getFirstAdminPassword()).isEqualTo("a password");
        }
    }

    private static void assertRefused(String name, ThrowingCallable setting) {
        assertThatThrownBy(setting)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("uptick.accounts." + name + " must be ");
    }
}

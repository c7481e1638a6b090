package uptick.accounts.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;

import io.micronaut.context.ApplicationContext;
import org.junit.jupiter.api.Test;

import uptick.accounts.SiteSettings;

class SessionSettingsTest {

    @Test
    void startsFromAFortnightThreeMonthsAndTenSeconds() {
        try (var context = ApplicationContext.run()) {
            assertThat(context.getBean(SessionSettings.class))
                    .isEqualTo(
                            new SessionSettings(
                                    Duration.ofDays(14),
                                    Duration.ofDays(90),
                                    Duration.ofSeconds(10)));
            assertThat(context.getBean(SiteSettings.class))
                    .isEqualTo(new SiteSettings(null, false));
        }
    }

    @Test
    void refusesWhatMakesNoSession() {
        assertWrong("idle", Duration.ZERO, Duration.ofDays(1), Duration.ZERO);
        assertWrong("idle", Duration.ofDays(2), Duration.ofDays(1), Duration.ZERO);
        assertWrong("reuse-grace", Duration.ofDays(1), Duration.ofDays(1), Duration.ofSeconds(61));
        assertWrong("reuse-grace", Duration.ofDays(1), Duration.ofDays(1), Duration.ofSeconds(-1));
    }

    @Test
    void takesTheSiteAsABrowserWritesAnOrigin() {
        for (var right : List.of("https://uptick.example.com", "http://localhost:8080")) {
            assertThat(new SiteSettings(right, false).siteUrl()).isEqualTo(right);
        }
        for (var wrong :
                List.of(
                        "",
                        "uptick.example.com",
                        "https://uptick.example.com/",
                        "https://uptick.example.com/app",
                        "https://user@uptick.example.com",
                        "ftp://uptick.example.com",
                        "https://",
                        "no address")) {
            assertThatThrownBy(() -> new SiteSettings(wrong, false))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("uptick.accounts.site-url");
        }
    }

    private static void assertWrong(String named, Duration idle, Duration longest, Duration grace) {
        assertThatThrownBy(() -> new SessionSettings(idle, longest, grace))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("uptick.accounts.session." + named);
    }
}

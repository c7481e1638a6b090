package uptick.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.micronaut.context.ApplicationContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutboundSettingsTest {

    @Test
    void reachOnlyTheSourcesUnlessConfigured() {
        try (ApplicationContext context = ApplicationContext.run()) {
            OutboundSettings settings = context.getBean(OutboundSettings.class);
            RetrySettings retry = context.getBean(RetrySettings.class);

            assertThat(settings)
                    .isEqualTo(
                            new OutboundSettings(
                                    List.of(
                                            "https://www.googleapis.com",
                                            "https://youtube.googleapis.com",
                                            "https://oauth.reddit.com",
                                            "https://www.reddit.com",
                                            "https://trends.google.com",
                                            "https://api.similarweb.com",
                                            "https://wikimedia.org",
                                            "https://hn.algolia.com",
                                            "https://hacker-news.firebaseio.com"),
                                    "Uptick/0.1",
                                    Duration.ofSeconds(3),
                                    Duration.ofSeconds(20),
                                    8 * 1024 * 1024));
            assertThat(retry)
                    .isEqualTo(
                            new RetrySettings(3, Duration.ofMillis(500), Duration.ofSeconds(30)));
        }
    }

    @Test
    void comeFromConfiguration() {
        Map<String, Object> configured =
                Map.of(
                        "uptick.outbound.allowed-origins",
                                List.of("http://127.0.0.1:8081", "https://oauth.reddit.com"),
                        "uptick.outbound.user-agent", "aws:uptick:0.1 (by /u/example)",
                        "uptick.outbound.connect-timeout", "1s",
                        "uptick.outbound.exchange-timeout", "5s",
                        "uptick.outbound.max-body-bytes", "1000",
                        "uptick.outbound.retry.attempts", "1",
                        "uptick.outbound.retry.first-pause", "1ms",
                        "uptick.outbound.retry.longest-pause", "2ms");
        try (ApplicationContext context = ApplicationContext.run(configured)) {
            OutboundSettings settings = context.getBean(OutboundSettings.class);
            RetrySettings retry = context.getBean(RetrySettings.class);

            assertThat(settings)
                    .isEqualTo(
                            new OutboundSettings(
                                    List.of("http://127.0.0.1:8081", "https://oauth.reddit.com"),
                                    "aws:uptick:0.1 (by /u/example)",
                                    Duration.ofSeconds(1),
                                    Duration.ofSeconds(5),
                                    1000));
            assertThat(retry)
                    .isEqualTo(new RetrySettings(1, Duration.ofMillis(1), Duration.ofMillis(2)));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "uptick.outbound.allowed-origins | http://www.googleapis.com",
                "uptick.outbound.allowed-origins | https://10.0.0.1",
                "uptick.outbound.user-agent | Uptick\u00e9",
                "uptick.outbound.connect-timeout | 0s",
                "uptick.outbound.connect-timeout | 21s",
                "uptick.outbound.exchange-timeout | 1s",
                "uptick.outbound.max-body-bytes | 0",
                "uptick.outbound.max-body-bytes | 100000000",
            })
    void stopTheStartWhereTheyMakeNoSense(String name, String value) {
        try (ApplicationContext context = ApplicationContext.run(Map.of(name, value))) {
            assertThatThrownBy(() -> context.getBean(GuardedHttp.class))
                    .rootCause()
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("uptick.outbound.");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "attempts, 0",
        "attempts, 11",
        "first-pause, 0s",
        "first-pause, 31s",
        "longest-pause, 1ms"
    })
    void ofRetryingStopTheStartToo(String name, String value) {
        try (ApplicationContext context =
                ApplicationContext.run(Map.of("uptick.outbound.retry." + name, value))) {
            assertThatThrownBy(() -> context.getBean(RetrySettings.class))
                    .rootCause()
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("uptick.outbound.");
        }
    }

    @Test
    void makeOneClientAndOneRetryingPerContext() {
        try (ApplicationContext context = ApplicationContext.run()) {
            context.registerSingleton(Clock.class, Clock.systemUTC());

            assertThat(context.getBean(GuardedHttp.class))
                    .isSameAs(context.getBean(GuardedHttp.class));
            assertThat(context.getBean(Retrying.class)).isSameAs(context.getBean(Retrying.class));
        }
    }
}

package uptick.collections.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

import io.micronaut.context.ApplicationContext;
import org.junit.jupiter.api.Test;

import uptick.collections.reddit.RedditSettings;

class SourceSettingsTest {

    private static final URI HOST = URI.create("https://host");
    private static final Duration NINETY_DAYS = Duration.ofDays(90);

    @Test
    void leadToTheProvidersUnlessToldOtherwise() {
        try (var context = ApplicationContext.run()) {
            assertThat(context.getBean(WikipediaSettings.class))
                    .isEqualTo(
                            new WikipediaSettings(
                                    URI.create(
                                            "https://wikimedia.org/api/rest_v1/metrics/pageviews"),
                                    "en",
                                    180));
            assertThat(context.getBean(RedditSettings.class))
                    .isEqualTo(
                            new RedditSettings(
                                    null,
                                    null,
                                    URI.create("https://oauth.reddit.com"),
                                    URI.create("https://www.reddit.com"),
                                    NINETY_DAYS));
            assertThat(context.getBean(HackerNewsSettings.class))
                    .isEqualTo(
                            new HackerNewsSettings(
                                    URI.create("https://hn.algolia.com/api/v1"), 20, 3));
        }
    }

    @Test
    void askGoogleForHalfAYearAndSimilarwebForAQuarter() {
        try (var context = ApplicationContext.run()) {
            assertThat(context.getBean(InterestSettings.class))
                    .isEqualTo(new InterestSettings("weather", 180));
            var similarweb = context.getBean(SimilarwebSettings.class);
            assertThat(similarweb)
                    .isEqualTo(
                            new SimilarwebSettings(
                                    null, URI.create("https://api.similarweb.com/v5"), "ww", 3));
            assertThat(similarweb.hasKey()).isFalse();
        }
    }

    @Test
    void ofSimilarwebTakeABlankKeyForNoneAndKeepItToThemselves() {
        assertThat(new SimilarwebSettings(" ", HOST, "ww", 3).hasKey()).isFalse();
        assertThat(new SimilarwebSettings("c4n4ry", HOST, "ww", 3).hasKey()).isTrue();
        assertThat(new SimilarwebSettings("c4n4ry", HOST, "ww", 3))
                .hasToString("SimilarwebSettings[https://host, ww, 3]");
    }

    @Test
    void ofRedditNeedBothPartsOfAnApplicationAndShowOne() {
        try (var context =
                ApplicationContext.run(
                        Map.of(
                                "uptick.collections.reddit.client-id", "the-id",
                                "uptick.collections.reddit.client-secret", "c4n4ry"))) {
            var settings = context.getBean(RedditSettings.class);

            assertThat(settings.hasApplication()).isTrue();
            assertThat(settings.toString()).contains("the-id").doesNotContain("c4n4ry");
        }
        assertThat(new RedditSettings("id", null, HOST, HOST, NINETY_DAYS).hasApplication())
                .isFalse();
        assertThat(new RedditSettings("id", " ", HOST, HOST, NINETY_DAYS).hasApplication())
                .isFalse();
        assertThat(new RedditSettings(null, "secret", HOST, HOST, NINETY_DAYS).hasApplication())
                .isFalse();
    }

    @Test
    void refuseWhatCannotWork() {
        var slash = URI.create("https://host/");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RedditSettings(null, null, slash, HOST, NINETY_DAYS));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RedditSettings(null, null, HOST, slash, NINETY_DAYS));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RedditSettings(null, null, HOST, HOST, Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RedditSettings("a:b", null, HOST, HOST, NINETY_DAYS));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WikipediaSettings(slash, "en", 180));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WikipediaSettings(HOST, "EN", 180));
        assertThatIllegalArgumentException().isThrownBy(() -> new WikipediaSettings(HOST, "en", 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WikipediaSettings(HOST, "en", 1_801));
        assertThatIllegalArgumentException().isThrownBy(() -> new HackerNewsSettings(slash, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new HackerNewsSettings(HOST, -1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new HackerNewsSettings(HOST, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new HackerNewsSettings(HOST, 1, 11));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SimilarwebSettings("k", slash, "ww", 3));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SimilarwebSettings("k", HOST, "GB", 3));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SimilarwebSettings("k", HOST, "gb", 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SimilarwebSettings("k", HOST, "gb", 38));
        assertThatIllegalArgumentException().isThrownBy(() -> new InterestSettings(" ", 180));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new InterestSettings("a".repeat(101), 180));
        assertThatIllegalArgumentException().isThrownBy(() -> new InterestSettings("news", 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new InterestSettings("news", 1_801));
    }
}

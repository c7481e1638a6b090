package uptick.collections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.Map;

import io.micronaut.context.ApplicationContext;
import org.junit.jupiter.api.Test;

class CollectionsSettingsTest {

    @Test
    void readTheChartOfGreatBritainUnlessToldOtherwise() {
        try (var context = ApplicationContext.run(Map.of("uptick.collections.youtube-key", "k"))) {
            assertThat(context.getBean(CollectionsSettings.class))
                    .isEqualTo(
                            new CollectionsSettings(
                                    "live",
                                    "k",
                                    URI.create("https://www.googleapis.com/youtube/v3"),
                                    "GB",
                                    4,
                                    10_000,
                                    1_000));
        }
    }

    @Test
    void doWithoutAKey() {
        try (var context = ApplicationContext.run()) {
            assertThat(context.getBean(CollectionsSettings.class).youtubeKey()).isNull();
        }
    }

    @Test
    void refuseWhatCannotWorkAndSayWhichSettingItIs() {
        assertRefused("provenance", () -> settings("real", "https://host", "GB", 4, 1, 1));
        assertRefused("youtube-url", () -> settings("live", "https://host/", "GB", 4, 1, 1));
        assertRefused("youtube-region", () -> settings("live", "https://host", "uk", 4, 1, 1));
        assertRefused("youtube-chart-pages", () -> settings("live", "https://host", "GB", 0, 1, 1));
        assertRefused("youtube-chart-pages", () -> settings("live", "https://host", "GB", 5, 1, 1));
        assertRefused("units", () -> settings("live", "https://host", "GB", 4, -1, 1));
        assertRefused("topics", () -> settings("live", "https://host", "GB", 4, 1, 0));
    }

    private static void assertRefused(String setting, Runnable settings) {
        assertThatIllegalArgumentException()
                .isThrownBy(settings::run)
                .withMessageContaining("uptick.collections")
                .withMessageContaining(setting);
    }

    private static CollectionsSettings settings(
            String provenance, String url, String region, int pages, int units, int topics) {
        return new CollectionsSettings(
                provenance, "k", URI.create(url), region, pages, units, topics);
    }
}

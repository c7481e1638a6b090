package uptick.collections.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.Map;

import io.micronaut.context.ApplicationContext;
import org.junit.jupiter.api.Test;

class YoutubeSettingsTest {

    @Test
    void readTheChartOfGreatBritainUnlessToldOtherwise() {
        try (var context = ApplicationContext.run(Map.of("uptick.collections.youtube.key", "k"))) {
            assertThat(context.getBean(YoutubeSettings.class))
                    .isEqualTo(
                            new YoutubeSettings(
                                    "k",
                                    URI.create("https://www.googleapis.com/youtube/v3"),
                                    "GB",
                                    4));
        }
    }

    @Test
    void doWithoutAKeyAndTakeABlankOneForNone() {
        try (var context = ApplicationContext.run()) {
            assertThat(context.getBean(YoutubeSettings.class).hasKey()).isFalse();
        }
        assertThat(new YoutubeSettings(" ", URI.create("https://host"), "GB", 1).hasKey())
                .isFalse();
    }

    @Test
    void keepTheKeyToThemselves() {
        assertThat(settings("https://host", "GB", 4))
                .hasToString("YoutubeSettings[https://host, GB]");
    }

    @Test
    void refuseWhatCannotWorkAndSayWhichSettingItIs() {
        assertRefused("youtube.base", () -> settings("https://host/", "GB", 4));
        assertRefused("youtube.region", () -> settings("https://host", "uk", 4));
        assertRefused("youtube.chart-pages", () -> settings("https://host", "GB", 0));
        assertRefused("youtube.chart-pages", () -> settings("https://host", "GB", 5));
    }

    private static void assertRefused(String setting, Runnable settings) {
        assertThatIllegalArgumentException()
                .isThrownBy(settings::run)
                .withMessageContaining("uptick.collections." + setting);
    }

    private static YoutubeSettings settings(String base, String region, int pages) {
        return new YoutubeSettings("k", URI.create(base), region, pages);
    }
}

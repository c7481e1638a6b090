package uptick.collections.discover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FuseRanksTest {

    @Test
    void addsTheReciprocalsOfTheBestRanksOfEachSource() {
        var fused =
                FuseRanks.of(
                        List.of(
                                placed("wikipedia", "Nvidia", 3, true),
                                placed("google_trends", "nvidia", 1, true),
                                placed("google_trends", "nvidia", 7, true),
                                placed("wikipedia", "Dune", 1, true)));

        assertThat(fused)
                .extracting(one -> one.term().title() + " " + one.sources())
                .containsExactly("nvidia [google_trends, wikipedia]", "Dune [wikipedia]");
        assertThat(fused.getFirst().score()).isCloseTo(1 / 61.0 + 1 / 63.0, within(1e-15));
        assertThat(fused.getLast().score()).isCloseTo(1 / 61.0, within(1e-15));
    }

    @Test
    void breaksTiesByKey() {
        assertThat(
                        FuseRanks.of(
                                List.of(
                                        placed("wikipedia", "b", 1, true),
                                        placed("youtube", "a", 1, true))))
                .extracting(one -> one.term().key())
                .containsExactly("a", "b");
    }

    @Test
    void believesWhatNoChartIsSureOfWhereTwoSourcesShowIt() {
        assertThat(
                        FuseRanks.of(
                                List.of(
                                        placed("hacker_news", "iPhone X", 9, false),
                                        placed("hacker_news", "Trying GPT", 1, false),
                                        placed("wikipedia", "iPhone X", 9, false))))
                .extracting(one -> one.term().key())
                .containsExactly("iphone x");
    }

    @Test
    void keepsLanguageAndRegionThatChartsAgreeOn() {
        var fused =
                FuseRanks.of(
                        List.of(
                                placed("wikipedia", "a", "en", null),
                                placed("youtube", "a", null, "GB"),
                                placed("wikipedia", "b", "en", null),
                                placed("hacker_news", "b", "de", null)));

        assertThat(fused)
                .extracting(one -> one.term().key() + " " + one.language() + " " + one.region())
                .containsExactly("a en GB", "b null null");
    }

    private static Placed placed(String source, String title, int rank, boolean isSure) {
        return new Placed(
                source,
                new TopicTerm(title.toLowerCase(Locale.ROOT), title),
                null,
                null,
                rank,
                isSure);
    }

    private static Placed placed(
            String source, String key, @Nullable String language, @Nullable String region) {
        return new Placed(source, new TopicTerm(key, key), language, region, 1, true);
    }
}

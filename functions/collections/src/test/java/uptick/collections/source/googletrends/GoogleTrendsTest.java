package uptick.collections.source.googletrends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import io.micronaut.context.ApplicationContext;
import org.junit.jupiter.api.Test;

import uptick.collections.source.SourceReply.Absent;
import uptick.model.collections.ObservationState;

class GoogleTrendsTest {

    private static final LocalDate DAY = LocalDate.parse("2026-11-01");

    @Test
    void asksNothingUnofficiallyUnlessConfigured() {
        try (var context = ApplicationContext.run()) {
            assertThat(context.getBean(GoogleTrendsSettings.class))
                    .isEqualTo(
                            new GoogleTrendsSettings(
                                    URI.create("https://trends.google.com"), false));
            assertThat(context.getBean(UnofficialTrends.Gate.class).ifAllowed()).isEmpty();
        }
        try (var context =
                ApplicationContext.run(
                        Map.of("uptick.collections.google-trends.unofficial", true))) {
            assertThat(context.getBean(UnofficialTrends.Gate.class).ifAllowed()).isPresent();
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GoogleTrendsSettings(URI.create("https://host/"), false));
    }

    @Test
    void saysThatTheOfficialApiIsClosedUntilAnotherBeanOpensIt() {
        try (var context = ApplicationContext.run()) {
            var way = context.getBean(OfficialTrends.class).interest(request("a"));

            assertThat(way)
                    .isEqualTo(
                            new OfficialTrends.Way.Closed(
                                    new Absent<>(
                                            ObservationState.UNSUPPORTED,
                                            "There is no key for Google's Trends API, which is open to testers alone.")));
        }
        OfficialTrends opened =
                _ -> new OfficialTrends.Way.Closed(new Absent<>(ObservationState.QUOTA, "Opened."));
        try (var context = ApplicationContext.builder().singletons(opened).start()) {
            assertThat(context.getBean(OfficialTrends.class)).isSameAs(opened);
        }
    }

    @Test
    void asksForOneToFourTermsBesideTheAnchorEachOnce() {
        assertThat(request("a", "b", "c", "d").terms())
                .containsExactly("weather", "a", "b", "c", "d");
        assertThatIllegalArgumentException().isThrownBy(GoogleTrendsTest::request);
        assertThatIllegalArgumentException().isThrownBy(() -> request("a", "b", "c", "d", "e"));
        assertThatIllegalArgumentException().isThrownBy(() -> request("a", "a"));
        assertThatIllegalArgumentException().isThrownBy(() -> request("weather"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new InterestRequest("weather", List.of("a"), "uk", DAY, DAY));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new InterestRequest(
                                        "weather", List.of("a"), "GB", DAY, DAY.minusDays(1)));
    }

    private static InterestRequest request(String... others) {
        return new InterestRequest("weather", List.of(others), "GB", DAY, DAY.plusDays(27));
    }
}

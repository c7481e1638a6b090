package uptick.collections;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import uptick.model.collections.DataCollection.Gap;
import uptick.model.collections.ObservationState;

/// Providers that answer one page of a chart badly: the run keeps what the other pages gave, says which page is missing and
/// why, counts every request, and the next run is whole.
///
/// Each kind at the second of four pages; `-Duptick.full=true` at each of them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadProvidersTest {

    private static final int PAGES = 4;
    private static final List<String> TOPICS = List.of("iPhone X", "Bitcoin", "Monero", "Dogecoin");
    private static final int KINDS = 60;

    private final RawProvider provider = new RawProvider(chart());
    private final Collecting patient = start(Duration.ofSeconds(20));
    private Instant morning = Collecting.MORNING;

    private static Chart chart() {
        var chart = Chart.of(200);
        IntStream.range(0, PAGES).forEach(page -> chart.with(50 * page, TOPICS.get(page)));
        return chart;
    }

    private Collecting start(Duration patience) {
        var collecting =
                Collecting.start(
                        Map.of(
                                "uptick.collections.youtube.base",
                                provider.url(),
                                "uptick.outbound.connect-timeout",
                                patience,
                                "uptick.outbound.exchange-timeout",
                                patience,
                                "uptick.outbound.retry.attempts",
                                2,
                                // Nobody waits as long as Retry-After may say: the source is held.
                                "uptick.outbound.retry.longest-pause",
                                "20ms"),
                        provider.origin());
        collecting.track(TOPICS.toArray(String[]::new));
        return collecting;
    }

    @AfterAll
    void stop() {
        patient.close();
        provider.close();
    }

    static Stream<Arguments> kinds() {
        return Misbehaving.all().stream()
                .flatMap(kind -> pages().mapToObj(page -> Arguments.of(kind, page)));
    }

    private static IntStream pages() {
        return Boolean.getBoolean("uptick.full")
                ? IntStream.rangeClosed(1, PAGES)
                : IntStream.of(2);
    }

    @Test
    void comeInManyKinds() {
        assertThat(Misbehaving.all().stream().map(Misbehaving::name))
                .hasSizeGreaterThanOrEqualTo(KINDS)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aPageThatIsAnsweredBadlyIsNamedAndNothingElseIsLost(Misbehaving kind, int page) {
        assertNamed(patient, kind, page);
    }

    @Test
    void aPageThatIsNeverAnsweredIsGivenUp() {
        try (var impatient = start(Duration.ofMillis(1200))) {
            Misbehaving.slow().forEach(kind -> assertNamed(impatient, kind, 2));
        }
    }

    private void assertNamed(Collecting collecting, Misbehaving kind, int page) {
        provider.misbehave(page, kind.how());
        var asked = provider.requests().size();
        var units = units(collecting);

        var bad = collectNextMorning(collecting);

        assertThat(bad.gaps())
                .as(kind.name())
                .containsExactly(
                        new Gap("youtube", "chart:GB:page-" + page, kind.state(), kind.reason()));
        assertThat(bad.status()).isEqualTo(page == 1 ? "failed" : "completed");
        assertThat(collecting.states())
                .as(kind.name())
                .containsExactlyElementsOf(states(kind, page));
        assertThat(units(collecting) - units)
                .as("units of " + kind.name())
                .isGreaterThanOrEqualTo(provider.requests().size() - asked);
        provider.behave();

        var good = collectNextMorning(collecting);

        assertThat(good.gaps()).as("the run after " + kind.name()).isEmpty();
        assertThat(collecting.states()).hasSize(PAGES).allMatch(state -> state.endsWith(" ok"));
    }

    @Test
    void nobodyIsFollowedElsewhere() {
        try (var stranger = new RawProvider(chart())) {
            provider.misbehave(
                    2,
                    (to, _) ->
                            to.getOutputStream()
                                    .write(
                                            ("HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: "
                                                            + stranger.url()
                                                            + "/videos\r\n\r\n")
                                                    .getBytes(US_ASCII)));

            collectNextMorning(patient);

            assertThat(stranger.requests()).isEmpty();
            assertThat(provider.requests())
                    .allMatch(request -> request.startsWith("GET /youtube/v3/videos?"));
        }
    }

    @Test
    void whoIsNotOnTheListIsNotAskedAndCostsNothing() {
        try (var stranger = new RawProvider(chart());
                var collecting =
                        Collecting.start("uptick.collections.youtube.base", stranger.url())) {
            collecting.track("Bitcoin");

            var outcome = collecting.collect();

            assertThat(outcome.gaps())
                    .contains(
                            new Gap(
                                    "youtube",
                                    "chart:GB:page-1",
                                    ObservationState.FAILED,
                                    "YouTube could not be reached: origin not allowed."));
            assertThat(stranger.requests()).isEmpty();
            assertThat(units(collecting)).isZero();
        }
    }

    @Test
    void pagesThatLeadBackToOneThatWasReadAreLeft() {
        provider.misbehave(
                3,
                (to, page) ->
                        to.getOutputStream()
                                .write(RawProvider.sound(page.replace("\"PAGE4\"", "\"PAGE3\""))));

        var outcome = collectNextMorning(patient);

        assertThat(outcome.gaps())
                .containsExactly(
                        new Gap(
                                "youtube",
                                "chart:GB:page-4",
                                ObservationState.SUSPECT,
                                "YouTube's pages lead back to one that was read."));
        provider.behave();
    }

    private Collecting.Collected collectNextMorning(Collecting collecting) {
        morning = morning.plus(Duration.ofDays(1));
        collecting.clock().stand(morning);
        return collecting.collect(morning);
    }

    private static List<String> states(Misbehaving kind, int page) {
        return IntStream.range(0, PAGES)
                .mapToObj(
                        n ->
                                TOPICS.get(n)
                                        + " "
                                        + (n + 1 < page
                                                ? "ok"
                                                : kind.state().name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static int units(Collecting collecting) {
        return Integer.parseInt(
                collecting
                        .rows()
                        .one(
                                "SELECT coalesce(sum(units_used + units_reserved), 0) FROM api_quota_usage"));
    }
}

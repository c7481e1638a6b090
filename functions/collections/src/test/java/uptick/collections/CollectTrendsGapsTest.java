package uptick.collections;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import uptick.collections.ScriptedYoutube.Answer;
import uptick.model.collections.DataCollection.Gap;
import uptick.model.collections.ObservationState;

class CollectTrendsGapsTest {

    private static final Chart CHART =
            Chart.of(200).with(0, "iPhone X hands on").with(60, "The Last Jedi trailer");

    @Test
    void namesThePageThatFailedAndKeepsWhatWasReadBeforeIt() {
        try (var collecting = Collecting.start()) {
            collecting
                    .youtube()
                    .answer(
                            number ->
                                    number == 1 ? Answer.page(CHART) : Answer.status(503, "busy"));
            collecting.track("iPhone X", "The Last Jedi");

            var outcome = collecting.collect();

            var reason = "YouTube answered with status 503.";
            assertThat(outcome.gaps())
                    .containsExactly(
                            new Gap("youtube", "chart:GB:page-2", ObservationState.FAILED, reason));
            assertThat(collecting.states()).containsExactly("iPhone X ok", "The Last Jedi failed");
            assertThat(collecting.rows().all("SELECT reason FROM observations WHERE state <> 'ok'"))
                    .containsExactly(reason);
            assertThat(collecting.rows().one("SELECT errors FROM data_collections"))
                    .isEqualTo(
                            "[{\"slice\": \"chart:GB:page-2\", \"state\": \"failed\", \"reason\": \""
                                    + reason
                                    + "\", \"source\": \"youtube\"}]");
            // Three attempts of the second page: each was answered, so each is spent.
            assertThat(collecting.runs()).containsExactly("completed 4");
            assertThat(collecting.quota()).containsExactly("2026-11-20 4 0");
        }
    }

    @Test
    void goesOnWhereAnotherAttemptHelps() {
        try (var collecting = Collecting.start()) {
            collecting
                    .youtube()
                    .answer(
                            number ->
                                    number == 2
                                            ? Answer.status(
                                                    403,
                                                    "{\"error\": {\"errors\": [{\"reason\": \"rateLimitExceeded\"}]}}")
                                            : Answer.page(CHART));

            var outcome = collecting.collect();

            assertThat(outcome.gaps()).isEmpty();
            assertThat(collecting.runs()).containsExactly("completed 5");
        }
    }

    @Test
    void stopsAtOnceWhenYoutubeSaysThatItsQuotaIsSpent() {
        try (var collecting = Collecting.start()) {
            collecting
                    .youtube()
                    .answer(
                            number ->
                                    number == 1
                                            ? Answer.page(CHART)
                                            : Answer.status(403, quotaExceeded()));
            collecting.track("iPhone X", "The Last Jedi");

            var outcome = collecting.collect();

            assertThat(outcome.gaps())
                    .containsExactly(
                            new Gap(
                                    "youtube",
                                    "chart:GB:page-2",
                                    ObservationState.QUOTA,
                                    "YouTube says that today's units are used up."));
            assertThat(collecting.states()).containsExactly("iPhone X ok", "The Last Jedi quota");
            assertThat(collecting.youtube().queries()).hasSize(2);
            // Somebody else spends with the same key: nobody asks once more today.
            assertThat(collecting.quota()).containsExactly("2026-11-20 10000 0");
        }
    }

    @Test
    void asksNoPageThatOurOwnUnitsDoNotAllow() {
        try (var collecting = Collecting.start()) {
            collecting.limit("youtube", 2);
            collecting.youtube().serve(CHART);
            collecting.track("iPhone X", "The Last Jedi", "Bitcoin");

            var outcome = collecting.collect();

            assertThat(outcome.gaps())
                    .containsExactly(
                            new Gap(
                                    "youtube",
                                    "chart:GB:page-3",
                                    ObservationState.QUOTA,
                                    "Today's units of youtube are used up or reserved."));
            assertThat(collecting.states())
                    .containsExactly("iPhone X ok", "The Last Jedi ok", "Bitcoin quota");
            assertThat(collecting.youtube().queries()).hasSize(2);
            assertThat(collecting.quota()).containsExactly("2026-11-20 2 0");
        }
    }

    @Test
    void failsWithoutAskingWhereThereIsNoKey() {
        try (var collecting = Collecting.start("uptick.collections.youtube.key", " ")) {
            collecting.track("iPhone X");

            var outcome = collecting.collect();

            assertThat(outcome.status()).isEqualTo("failed");
            assertThat(outcome.gaps())
                    .contains(
                            new Gap(
                                    "youtube",
                                    "chart:GB",
                                    ObservationState.NOT_ASKED,
                                    "No YouTube API key is configured."));
            assertThat(collecting.states()).containsExactly("iPhone X not_asked");
            assertThat(collecting.youtube().queries()).isEmpty();
            assertThat(collecting.quota()).isEmpty();
            assertThat(collecting.rows().all("SELECT action FROM audit_log ORDER BY sequence"))
                    .containsExactly("collection.started", "collection.failed");
        }
    }

    @Test
    void givesTheUnitsBackWhereNothingWasSent() {
        // A port that nothing listens on.
        var nowhere = "http://127.0.0.1:1";
        try (var collecting =
                Collecting.start(
                        Map.of(
                                "uptick.outbound.allowed-origins",
                                nowhere,
                                "uptick.collections.youtube.base",
                                nowhere + "/youtube/v3"))) {
            collecting.track("iPhone X");

            var outcome = collecting.collect();

            assertThat(outcome.status()).isEqualTo("failed");
            assertThat(collecting.states()).containsExactly("iPhone X failed");
            assertThat(collecting.rows().one("SELECT reason FROM observations"))
                    .isEqualTo("YouTube could not be reached: not connected.");
            assertThat(collecting.runs()).containsExactly("failed 0");
            assertThat(collecting.quota()).containsExactly("2026-11-20 0 0");
        }
    }

    @Test
    void saysThatTheTimeWasUpNotTheUnits() {
        try (var collecting = Collecting.start()) {
            collecting
                    .youtube()
                    .answer(
                            _ -> {
                                collecting.clock().advance(Duration.ofMinutes(3));
                                return Answer.page(CHART);
                            });
            collecting.track("Bitcoin");

            var outcome = collecting.collect();

            assertThat(outcome.gaps())
                    .containsExactly(
                            new Gap(
                                    "youtube",
                                    "chart:GB:page-3",
                                    ObservationState.NOT_ASKED,
                                    "The time was up before this could be asked."));
            assertThat(collecting.states()).containsExactly("Bitcoin not_asked");
        }
    }

    @Test
    void settlesOnTheDayOfTheReservationWherePacificMidnightPassesDuringTheCall() {
        try (var collecting = Collecting.start()) {
            var lastSecond = Collecting.MORNING.plus(Duration.ofHours(2)).minusSeconds(1);
            collecting.clock().stand(lastSecond);
            collecting
                    .youtube()
                    .answer(
                            _ -> {
                                collecting.clock().stand(lastSecond.plusSeconds(1));
                                return Answer.page(Chart.of(100));
                            });

            collecting.collect();

            assertThat(collecting.quota()).containsExactly("2026-11-20 1 0", "2026-11-21 1 0");
        }
    }

    private static String quotaExceeded() {
        try (var body =
                CollectTrendsGapsTest.class.getResourceAsStream("youtube/403_quotaExceeded.json")) {
            return new String(Objects.requireNonNull(body).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

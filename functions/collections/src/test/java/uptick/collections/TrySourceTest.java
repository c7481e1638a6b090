package uptick.collections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import uptick.collections.ScriptedYoutube.Answer;
import uptick.collections.run.TrySource;
import uptick.collections.run.TrySource.Tried;
import uptick.model.collections.ObservationState;

/// An operator's question whether a source answers.
class TrySourceTest {

    private static final Chart CHART = Chart.of(200);

    @Test
    void asksOnceAndCostsOneUnit() {
        try (var collecting = Collecting.start()) {
            collecting.youtube().serve(CHART);

            var tried = trying(collecting, "youtube");

            assertThat(tried.state()).isEqualTo(ObservationState.OK);
            assertThat(tried.reason()).isNull();
            assertThat(tried.units()).isOne();
            assertThat(collecting.youtube().queries()).hasSize(1);
            assertThat(collecting.quota()).containsExactly("2026-11-20 1 0");
            assertThat(
                            collecting
                                    .rows()
                                    .one(
                                            "SELECT purpose || ' ' || state FROM quota_reservations WHERE collection_id IS NULL"))
                    .isEqualTo("test settled");
        }
    }

    @Test
    void asksOnceOnlyWhereItFails() {
        try (var collecting = Collecting.start()) {
            collecting.youtube().answer(_ -> Answer.status(503, "busy"));

            var tried = trying(collecting, "youtube");

            assertThat(tried.state()).isEqualTo(ObservationState.FAILED);
            assertThat(tried.reason()).isEqualTo("YouTube answered with status 503.");
            assertThat(collecting.youtube().queries()).hasSize(1);
            assertThat(collecting.rows().one("SELECT last_reason FROM source_states"))
                    .isEqualTo(tried.reason());
        }
    }

    @Test
    void triesASourceThatIsSwitchedOffAndLeavesItSo() {
        try (var collecting = Collecting.start()) {
            collecting.youtube().serve(CHART);
            collecting
                    .rows()
                    .execute(
                            "INSERT INTO source_states (source, is_enabled) VALUES ('youtube', false)");

            assertThat(trying(collecting, "youtube").state()).isEqualTo(ObservationState.OK);
            assertThat(collecting.rows().one("SELECT is_enabled FROM source_states"))
                    .isEqualTo("f");
        }
    }

    @Test
    void findsOutWhetherASourceIsBackThatIsLeftAlone() {
        try (var collecting = Collecting.start()) {
            collecting.youtube().serve(CHART);
            collecting
                    .rows()
                    .execute(
                            """
                            INSERT INTO source_states (source, breaker, breaker_failures, breaker_retry_at, last_state, last_reason)
                            VALUES ('youtube', 'open', 5, '2026-11-21T07:00:00Z', 'failed', 'It was down.')
                            """);

            assertThat(trying(collecting, "youtube").state()).isEqualTo(ObservationState.OK);
            assertThat(
                            collecting
                                    .rows()
                                    .one("SELECT breaker || ' ' || last_state FROM source_states"))
                    .isEqualTo("closed ok");
        }
    }

    @Test
    void staysWithinTheDaysUnits() {
        try (var collecting = Collecting.start()) {
            collecting.youtube().serve(CHART);
            collecting.limit("youtube", 0);

            var tried = trying(collecting, "youtube");

            assertThat(tried.state()).isEqualTo(ObservationState.QUOTA);
            assertThat(tried.units()).isZero();
            assertThat(collecting.youtube().queries()).isEmpty();
        }
    }

    @Test
    void staysWithinTheSourcesPace() {
        try (var collecting = Collecting.start()) {
            collecting.youtube().serve(CHART);
            var later = collecting.clock().instant().plus(Duration.ofMinutes(5));
            collecting
                    .rows()
                    .execute(
                            "INSERT INTO source_states (source, paced_until) VALUES ('youtube', '%s')"
                                    .formatted(later));

            var tried = trying(collecting, "youtube");

            assertThat(tried.state()).isEqualTo(ObservationState.NOT_ASKED);
            assertThat(tried.reason()).contains("pace");
            assertThat(collecting.youtube().queries()).isEmpty();
            assertThat(collecting.quota()).containsExactly("2026-11-20 0 0");
        }
    }

    @Test
    void saysWhatIsNotConfiguredWithoutAsking() {
        try (var collecting = Collecting.start("uptick.collections.youtube.key", "")) {
            assertThat(trying(collecting, "youtube"))
                    .isEqualTo(
                            new Tried(
                                    ObservationState.NOT_ASKED,
                                    "No YouTube API key is configured.",
                                    0,
                                    collecting.clock().instant()));
            assertThat(trying(collecting, "reddit").reason())
                    .isEqualTo("No Reddit application is configured.");
            assertThat(trying(collecting, "wikipedia").reason()).contains("contact");
            assertThat(trying(collecting, "similarweb").reason())
                    .isEqualTo("No SimilarWeb API key is configured.");
            assertThat(trying(collecting, "google_trends").state())
                    .isEqualTo(ObservationState.UNSUPPORTED);
            assertThat(collecting.quota()).isEmpty();
        }
    }

    private static Tried trying(Collecting collecting, String source) {
        return collecting.bean(TrySource.class).now(source).orElseThrow();
    }
}

package uptick.trends;

import static org.assertj.core.api.Assertions.assertThat;
import static uptick.trends.CollectedRows.video;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import uptick.model.collections.Observation;
import uptick.model.collections.ObservationState;
import uptick.model.collections.YoutubeMetrics;
import uptick.model.trends.SourceState;
import uptick.trends.score.Priors;
import uptick.trends.score.YoutubeBaselines;

class ScoreTopicTest {

    private static final Instant NOW = StandingClock.FIRST;
    private static final Priors.Prior PRIOR = new Priors.Prior(1, 1, 0.5, 50);
    private static final ScoreTopic SCORE_TOPIC =
            new ScoreTopic(YoutubeBaselines.shipped(new Priors.Youtube(PRIOR, PRIOR, PRIOR)), NOW);

    @Test
    void saysThatNumbersAreTooOldToCount() {
        var result = SCORE_TOPIC.score(good(NOW.minus(Duration.ofDays(90))), null);

        assertThat(result.momentum()).isNull();
        assertThat(result.confidence()).isNull();
        assertThat(result.youtubeTraction()).isNotNull();
        assertThat(result.states().get("youtube"))
                .isEqualTo(
                        new SourceState(
                                ObservationState.STALE, "YouTube's numbers are too old to count."));
    }

    @Test
    void countsNothingThatTheCollectionItselfDoubts() {
        var doubted = observation(NOW, ObservationState.SUSPECT, "Far fewer than yesterday.");

        var result = SCORE_TOPIC.score(doubted, null);

        assertThat(result.momentum()).isNull();
        assertThat(result.youtubeTraction()).isNull();
        assertThat(result.states().get("youtube"))
                .isEqualTo(new SourceState(ObservationState.SUSPECT, "Far fewer than yesterday."));
    }

    @Test
    void countsAnObservationAheadOfTheClockAsNew() {
        var ahead = SCORE_TOPIC.score(good(NOW.plusSeconds(5)), null);

        assertThat(ahead.momentum()).isEqualTo(SCORE_TOPIC.score(good(NOW), null).momentum());
    }

    private static Observation good(Instant at) {
        return observation(at, ObservationState.OK, null);
    }

    private static Observation observation(
            Instant at, ObservationState state, @Nullable String reason) {
        return new Observation(
                null,
                new UUID(0, 1),
                new UUID(0, 2),
                "youtube",
                at,
                state,
                reason,
                new YoutubeMetrics(List.of(video("v", 1_000, 10L, at.minusSeconds(3_600)))),
                at);
    }
}

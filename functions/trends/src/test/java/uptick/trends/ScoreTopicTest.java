package uptick.trends;

import static org.assertj.core.api.Assertions.assertThat;
import static uptick.trends.CollectedRows.video;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import uptick.model.collections.Observation;
import uptick.model.collections.ObservationState;
import uptick.model.collections.Series;
import uptick.model.collections.YoutubeMetrics;
import uptick.model.trends.SourceState;
import uptick.trends.score.Confidence.Level;
import uptick.trends.score.InterestComponents;
import uptick.trends.score.Priors;

class ScoreTopicTest {

    private static final Instant NOW = StandingClock.FIRST;
    private static final Priors.Prior PRIOR = new Priors.Prior(1, 1, 0.5, 50);
    private static final ScoreTopic SCORE_TOPIC =
            new ScoreTopic(
                    Baselines.shipped(
                            new Priors(
                                    "test",
                                    "made up",
                                    new Priors.Youtube(PRIOR, PRIOR, PRIOR),
                                    new Priors.Reddit(PRIOR))),
                    NOW);

    @Test
    void saysThatNumbersAreTooOldToCount() {
        var result = score(good(NOW.minus(Duration.ofDays(90))));

        assertThat(result.momentum()).isNull();
        assertThat(result.confidence()).isNull();
        assertThat(result.scores().youtube()).isNotNull();
        assertThat(result.states().get("youtube"))
                .isEqualTo(
                        new SourceState(
                                ObservationState.STALE, "YouTube's numbers are too old to count."));
    }

    @Test
    void countsNothingThatTheCollectionItselfDoubts() {
        var doubted = observation(NOW, ObservationState.SUSPECT, "Far fewer than yesterday.");

        var result = score(doubted);

        assertThat(result.momentum()).isNull();
        assertThat(result.scores().youtube()).isNull();
        assertThat(result.states().get("youtube"))
                .isEqualTo(new SourceState(ObservationState.SUSPECT, "Far fewer than yesterday."));
    }

    @Test
    void countsAnObservationAheadOfTheClockAsNew() {
        var ahead = score(good(NOW.plusSeconds(5)));

        assertThat(ahead.momentum()).isEqualTo(score(good(NOW)).momentum());
    }

    @Test
    void takesPageViewsWhereGoogleTrendsIsMissing() {
        var result = score(good(NOW), series("wikipedia", 60), absence("google_trends"));

        assertThat(result.scores().interest()).isNotNull();
        assertThat(result.components().interest())
                .isNotNull()
                .satisfies(
                        interest ->
                                assertThat(interest.origin())
                                        .isEqualTo(InterestComponents.Origin.WIKIPEDIA));
        assertThat(result.states().get("wikipedia"))
                .isEqualTo(new SourceState(ObservationState.OK, null));
        assertThat(result.states().get("google_trends"))
                .isEqualTo(new SourceState(ObservationState.BLOCKED, "Google refuses us."));
    }

    @Test
    void takesGoogleTrendsBeforePageViews() {
        var result = score(series("wikipedia", 60), series("google_trends", 60));

        assertThat(result.components().interest())
                .isNotNull()
                .satisfies(
                        interest ->
                                assertThat(interest.origin())
                                        .isEqualTo(InterestComponents.Origin.GOOGLE_TRENDS));
    }

    @Test
    void takesPageViewsWhereGoogleTrendsIsTooShort() {
        var result = score(series("google_trends", 12), series("wikipedia", 60));

        assertThat(result.scores().interest()).isNotNull();
        assertThat(result.states().get("google_trends"))
                .isEqualTo(
                        new SourceState(
                                ObservationState.EMPTY,
                                "Google Trends knows it for too short a time to say what is usual."));
    }

    @Test
    void saysThatASeriesIsTooShort() {
        var result = score(series("wikipedia", 12));

        assertThat(result.scores().interest()).isNull();
        assertThat(result.momentum()).isNull();
        assertThat(result.states().get("wikipedia"))
                .isEqualTo(
                        new SourceState(
                                ObservationState.EMPTY,
                                "Wikipedia knows it for too short a time to say what is usual."));
    }

    @Test
    void neverTrustsMoreThanTheLastFullCollectionWhereAPlatformIsSilent() {
        var seen = seen(good(NOW), series("google_trends", 60));

        var free = SCORE_TOPIC.score(seen, null);
        var held = SCORE_TOPIC.score(seen, Level.LOW);

        assertThat(free.momentum()).isEqualTo(held.momentum());
        assertThat(free.confidence()).isEqualTo("medium");
        assertThat(held.confidence()).isEqualTo("low");
        assertThat(held.components().confidenceHeldBackBy()).contains("last_full_collection");
    }

    @Test
    void leavesOutASourceThatTheCollectionDidNotHave() {
        var result = score(good(NOW));

        assertThat(result.states().get("reddit"))
                .isEqualTo(
                        new SourceState(
                                ObservationState.NOT_ASKED,
                                "It was not asked in this collection."));
        assertThat(result.components().momentum().missing()).isEmpty();
    }

    private static ScoreTopic.Result score(Observation... observations) {
        return SCORE_TOPIC.score(seen(observations), null);
    }

    private static SeenTopic seen(Observation... observations) {
        return new SeenTopic(
                new UUID(0, 1),
                new UUID(0, 2),
                Arrays.stream(observations)
                        .collect(Collectors.toMap(Observation::source, Function.identity())),
                Map.of());
    }

    /* Flat, and three times as high in the last week. */
    private static Observation series(String source, int weeks) {
        var first = NOW.minus(Duration.ofDays(7L * weeks));
        var points =
                IntStream.range(0, weeks)
                        .mapToObj(
                                week ->
                                        new Series.Point(
                                                first.plus(Duration.ofDays(7L * week)),
                                                week > weeks - 5 ? 90 : 30,
                                                false))
                        .toList();
        return new Observation(
                null,
                new UUID(0, 1),
                new UUID(0, 2),
                source,
                NOW,
                ObservationState.OK,
                null,
                null,
                new Series(points, "week", null, first, NOW, null, NOW),
                NOW);
    }

    private static Observation absence(String source) {
        return new Observation(
                null,
                new UUID(0, 1),
                new UUID(0, 2),
                source,
                NOW,
                ObservationState.BLOCKED,
                "Google refuses us.",
                null,
                NOW);
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

package uptick.trends;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import uptick.model.collections.Observation;
import uptick.model.collections.ObservationState;
import uptick.model.collections.YoutubeMetrics;
import uptick.model.trends.SourceState;
import uptick.trends.score.Confidence;
import uptick.trends.score.Momentum;
import uptick.trends.score.MomentumInputs;
import uptick.trends.score.MomentumInputs.Observed;
import uptick.trends.score.MomentumScore;
import uptick.trends.score.Platform;
import uptick.trends.score.SourceScore;
import uptick.trends.score.Weights;
import uptick.trends.score.YoutubeBaselines;
import uptick.trends.score.YoutubeComponents;
import uptick.trends.score.YoutubeTraction;
import uptick.trends.score.YoutubeVideo;

/// Scores one topic of a collection: observations in, scores with their reasons out.
final class ScoreTopic {

    static final String YOUTUBE = "youtube";

    private static final double MILLIS_PER_HOUR = 3_600_000;
    private static final SourceState NOT_ASKED =
            new SourceState(ObservationState.NOT_ASKED, "This source is not connected yet.");

    private final YoutubeBaselines baselines;
    private final Instant now;

    /// Scores against these baselines, as of an instant.
    ScoreTopic(YoutubeBaselines baselines, Instant now) {
        this.baselines = baselines;
        this.now = now;
    }

    /// Scores a topic.
    ///
    /// @param youtube what the collection saw on YouTube
    /// @param before the good observation before it, null where there is none
    Result score(Observation youtube, @Nullable Observation before) {
        var traction = YoutubeTraction.of(videos(youtube, before), baselines);
        var observed = new Observed(Platform.YOUTUBE, traction, hours(youtube.observedAt(), now));
        var momentum = Momentum.of(Weights.SHIPPED, List.of(observed), 0);
        var states = states(youtube, momentum.inputs().missing());
        return switch (momentum) {
            case MomentumScore.Known known -> {
                var confidence = Confidence.of(known, null, null);
                yield new Result(
                        score(traction),
                        known.momentum(),
                        text(confidence.level()),
                        states,
                        new ScoreComponents(
                                components(traction),
                                known.inputs(),
                                known.coverage(),
                                known.agreement(),
                                confidence.heldBackBy().stream().map(ScoreTopic::text).toList()));
            }
            case MomentumScore.Unknown unknown ->
                    new Result(
                            score(traction),
                            null,
                            null,
                            states,
                            new ScoreComponents(
                                    components(traction), unknown.inputs(), null, null, List.of()));
        };
    }

    /// The numbers of a good observation on YouTube, null where there is an absence instead.
    static @Nullable YoutubeMetrics metrics(Observation observation) {
        return observation.state() == ObservationState.OK
                        && observation.metrics() instanceof YoutubeMetrics youtube
                ? youtube
                : null;
    }

    private static Map<String, SourceState> states(
            Observation youtube, List<MomentumInputs.Missing> missing) {
        return Map.of(
                YOUTUBE,
                state(youtube, missing),
                "reddit",
                NOT_ASKED,
                "google_trends",
                NOT_ASKED,
                "similarweb",
                NOT_ASKED);
    }

    private static SourceState state(Observation youtube, List<MomentumInputs.Missing> missing) {
        var seen = youtube.state();
        if (seen != ObservationState.OK) {
            return new SourceState(seen, youtube.reason());
        }
        return missing.stream()
                .filter(gap -> gap.platform() == Platform.YOUTUBE)
                .map(gap -> state(gap.reason()))
                .findFirst()
                .orElse(new SourceState(ObservationState.OK, null));
    }

    private static List<YoutubeVideo> videos(Observation seen, @Nullable Observation before) {
        var metrics = metrics(seen);
        if (metrics == null) {
            return List.of();
        }
        Map<String, YoutubeMetrics.Video> earlier = new HashMap<>();
        if (before != null && before.metrics() instanceof YoutubeMetrics youtube) {
            youtube.videos().forEach(video -> earlier.put(video.id(), video));
        }
        var hoursBetween = before == null ? null : hours(before.observedAt(), seen.observedAt());
        return metrics.videos().stream()
                .map(
                        video -> {
                            var previous = earlier.get(video.id());
                            return new YoutubeVideo(
                                    video.id(),
                                    video.views(),
                                    video.likes(),
                                    hours(video.publishedAt(), seen.observedAt()),
                                    previous == null ? null : previous.views(),
                                    previous == null ? null : hoursBetween,
                                    null);
                        })
                .toList();
    }

    private static @Nullable Double score(SourceScore traction) {
        return traction instanceof SourceScore.Scored scored ? scored.score() : null;
    }

    private static @Nullable YoutubeComponents components(SourceScore traction) {
        return traction instanceof SourceScore.Scored scored
                        && scored.components() instanceof YoutubeComponents youtube
                ? youtube
                : null;
    }

    private static double hours(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / MILLIS_PER_HOUR;
    }

    private static String text(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static SourceState state(SourceScore.Reason reason) {
        return switch (reason) {
            case NO_VIDEOS ->
                    new SourceState(ObservationState.EMPTY, "YouTube showed no video of it.");
            case NO_VELOCITY ->
                    new SourceState(
                            ObservationState.EMPTY,
                            "YouTube's videos of it cannot be measured yet: neither their age nor an earlier count is known.");
            case NO_WEIGHT ->
                    new SourceState(
                            ObservationState.STALE, "YouTube's numbers are too old to count.");
        };
    }

    /// A topic's scores.
    ///
    /// @param youtubeTraction 0 to 100, null with its reason in `states`
    /// @param momentum 0 to 100, null where no source could be scored
    /// @param confidence `high`, `medium` or `low`, null without momentum
    record Result(
            @Nullable Double youtubeTraction,
            @Nullable Double momentum,
            @Nullable String confidence,
            Map<String, SourceState> states,
            ScoreComponents components) {}
}

package uptick.trends;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import uptick.model.collections.Observation;
import uptick.model.collections.ObservationState;
import uptick.model.collections.YoutubeMetrics;
import uptick.model.trends.SourceState;
import uptick.trends.score.Confidence;
import uptick.trends.score.Momentum;
import uptick.trends.score.Platform;
import uptick.trends.score.PlatformScore;
import uptick.trends.score.SourceScore;
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

    ScoreTopic(YoutubeBaselines baselines, Instant now) {
        this.baselines = baselines;
        this.now = now;
    }

    /// Scores a topic.
    ///
    /// @param youtube what the collection saw on YouTube
    /// @param before the observation before it, null where there is none
    Result score(Observation youtube, @Nullable Observation before) {
        Map<String, SourceState> states =
                new HashMap<>(
                        Map.of(
                                "reddit",
                                NOT_ASKED,
                                "google_trends",
                                NOT_ASKED,
                                "similarweb",
                                NOT_ASKED));
        var metrics = youtube.metrics();
        if (metrics == null) {
            states.put(
                    YOUTUBE,
                    new SourceState(ObservationState.of(youtube.state()), youtube.reason()));
            return new Result(
                    null,
                    null,
                    null,
                    states,
                    null,
                    new ScoreComponents(null, null, null, false, null, null));
        }
        return switch (YoutubeTraction.score(videos(metrics, youtube, before), baselines)) {
            case SourceScore.Unscored(var reason) -> {
                states.put(YOUTUBE, new SourceState(ObservationState.EMPTY, sentence(reason)));
                yield new Result(
                        null,
                        null,
                        null,
                        states,
                        metrics,
                        new ScoreComponents(null, null, null, false, null, null));
            }
            case SourceScore.Scored scored -> {
                states.put(YOUTUBE, new SourceState(ObservationState.OK, null));
                yield combined(youtube, metrics, scored, states);
            }
        };
    }

    private Result combined(
            Observation youtube,
            YoutubeMetrics metrics,
            SourceScore.Scored scored,
            Map<String, SourceState> states) {
        var ageHours = hours(youtube.observedAt(), now);
        var momentum =
                Momentum.of(
                        List.of(
                                new PlatformScore(
                                        Platform.YOUTUBE,
                                        scored.score(),
                                        scored.quality(),
                                        ageHours)),
                        false);
        var parts = (YoutubeComponents) scored.components();
        return switch (momentum) {
            case Momentum.Known known ->
                    new Result(
                            scored.score(),
                            known.score(),
                            Confidence.of(known, false).name().toLowerCase(Locale.ROOT),
                            states,
                            metrics,
                            new ScoreComponents(
                                    parts,
                                    scored.quality(),
                                    ageHours,
                                    false,
                                    known.coverage(),
                                    known.agreement()));
            case Momentum.Unknown _ ->
                    new Result(
                            scored.score(),
                            null,
                            null,
                            states,
                            metrics,
                            new ScoreComponents(
                                    parts, scored.quality(), ageHours, false, null, null));
        };
    }

    private static List<YoutubeVideo> videos(
            YoutubeMetrics metrics, Observation seen, @Nullable Observation before) {
        Map<String, YoutubeMetrics.Video> earlier = new HashMap<>();
        if (before != null && before.metrics() != null) {
            before.metrics().videos().forEach(video -> earlier.put(video.id(), video));
        }
        return metrics.videos().stream()
                .map(video -> video(video, seen, earlier.get(video.id()), before))
                .toList();
    }

    private static YoutubeVideo video(
            YoutubeMetrics.Video video,
            Observation seen,
            YoutubeMetrics.@Nullable Video earlier,
            @Nullable Observation before) {
        return new YoutubeVideo(
                video.id(),
                video.views(),
                video.likes(),
                hours(video.publishedAt(), seen.observedAt()),
                earlier == null ? null : earlier.views(),
                earlier == null
                        ? null
                        : hours(Objects.requireNonNull(before).observedAt(), seen.observedAt()),
                null);
    }

    private static double hours(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / MILLIS_PER_HOUR;
    }

    private static String sentence(SourceScore.Reason reason) {
        return switch (reason) {
            case NO_VIDEOS -> "YouTube showed no video of it.";
            case NO_VELOCITY ->
                    "YouTube's videos of it cannot be measured yet: neither their age nor an earlier count is known.";
            case NO_WEIGHT -> "YouTube's numbers are too old to count.";
        };
    }

    /// A topic's scores.
    ///
    /// @param youtubeTraction 0 to 100, null with its reason in `states`
    /// @param momentum 0 to 100, null where no source could be scored
    /// @param confidence `high`, `medium` or `low`, null without momentum
    /// @param metrics YouTube's numbers, null where it gave none
    record Result(
            @Nullable Double youtubeTraction,
            @Nullable Double momentum,
            @Nullable String confidence,
            Map<String, SourceState> states,
            @Nullable YoutubeMetrics metrics,
            ScoreComponents components) {}
}

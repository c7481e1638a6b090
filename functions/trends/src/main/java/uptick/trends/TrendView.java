package uptick.trends;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

import uptick.model.trends.SourceState;
import uptick.model.trends.TopTrend;

/// One trend of a list. A missing score is null, and `sources` says why.
///
/// @param rank place in the list, from 1; null without momentum
/// @param momentumScore 0 to 100, 50 = usual
/// @param confidenceLevel `high`, `medium` or `low`
/// @param confidenceCalibrated whether the level is a measured probability yet
/// @param sources for each source its state and reason
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
record TrendView(
        UUID id,
        @Nullable UUID topicId,
        String title,
        @Nullable Integer rank,
        @Nullable Double momentumScore,
        @Nullable String confidenceLevel,
        boolean confidenceCalibrated,
        @Nullable Double redditVelocityScore,
        @Nullable Double youtubeTractionScore,
        @Nullable Double googleTrendsSpikeScore,
        boolean similarwebBonusApplied,
        @Nullable Long youtubeViews,
        @Nullable Long youtubeLikes,
        @Nullable String youtubeChannel,
        Map<String, SourceState> sources,
        @Nullable Instant observedAt) {

    static TrendView of(TopTrend trend, int rank) {
        return new TrendView(
                trend.id(),
                trend.topicId(),
                trend.title(),
                trend.momentumScore() == null ? null : rank,
                trend.momentumScore(),
                trend.confidenceLevel(),
                // Until 200 outcomes are known every level stands on the caps of the method, not on
                // a measurement.
                false,
                trend.redditVelocityScore(),
                trend.youtubeTractionScore(),
                trend.googleTrendsSpikeScore(),
                trend.similarwebBonusApplied(),
                trend.youtubeViews(),
                trend.youtubeLikes(),
                trend.youtubeChannel(),
                trend.sourceStates(),
                trend.observedAt());
    }
}

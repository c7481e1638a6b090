package uptick.model.trends;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import org.jspecify.annotations.Nullable;

/// A scored row as lists show it: [Trend] without its components, which are most of its bytes.
@Introspected
public record TopTrend(
        UUID id,
        String title,
        UUID collectionId,
        @Nullable UUID topicId,
        @Nullable Instant observedAt,
        @Nullable Long youtubeViews,
        @Nullable Long youtubeLikes,
        @Nullable String youtubeChannel,
        @Nullable Double redditVelocityScore,
        @Nullable Double youtubeTractionScore,
        @Nullable Double googleTrendsSpikeScore,
        @MappedProperty("similarweb_bonus_applied") boolean similarwebBonusApplied,
        @Nullable Double momentumScore,
        @Nullable String confidenceLevel,
        @Nullable String scoreVersion,
        @TypeDef(type = DataType.JSON) Map<String, SourceState> sourceStates) {}

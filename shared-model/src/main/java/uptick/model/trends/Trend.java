package uptick.model.trends;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import org.jspecify.annotations.Nullable;

/// One topic, scored in one run. Scores are 0 to 100 with 50 for what is usual; a missing one is null, and
/// `sourceStates` says why.
///
/// @param topicId null only for rows of older systems
/// @param observedAt the newest observation behind the score, null where no source answered
/// @param redditScore votes of its posts together
/// @param redditUpvoteRatio of its first post
/// @param redditSubreddit of its first post
/// @param googleTrendsInterest the newest complete value, 0 to 100 within its own request
/// @param googleTrendsSpikeScore of Google Trends, or of Wikipedia's page views in its place
/// @param similarwebTraffic visits to its site in the newest month
/// @param momentumScore null where no source could be scored
/// @param confidenceLevel `high`, `medium` or `low`
/// @param scoreVersion what weights, constants and priors the score was made with
/// @param scoreComponents JSON object with every input, enough to compute the score again to the bit
/// @param sourceStates for each source its state and reason
@MappedEntity("trends")
public record Trend(
        @Id @GeneratedValue @Nullable UUID id,
        String title,
        UUID collectionId,
        @Nullable UUID topicId,
        @Nullable Instant observedAt,
        @Nullable Integer redditScore,
        @Nullable Integer redditComments,
        @Nullable Double redditUpvoteRatio,
        @Nullable String redditSubreddit,
        @Nullable Long youtubeViews,
        @Nullable Long youtubeLikes,
        @Nullable String youtubeChannel,
        @Nullable Integer googleTrendsInterest,
        @TypeDef(type = DataType.JSON) @Nullable List<String> googleTrendsRelatedQueries,
        @Nullable Long similarwebTraffic,
        @Nullable Double redditVelocityScore,
        @Nullable Double youtubeTractionScore,
        @Nullable Double googleTrendsSpikeScore,
        @MappedProperty("similarweb_bonus_applied") boolean similarwebBonusApplied,
        @Nullable Double momentumScore,
        @Nullable String confidenceLevel,
        @Nullable String scoreVersion,
        @TypeDef(type = DataType.JSON) @Nullable String scoreComponents,
        @TypeDef(type = DataType.JSON) Map<String, SourceState> sourceStates) {}

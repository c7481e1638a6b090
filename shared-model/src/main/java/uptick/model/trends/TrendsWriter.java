package uptick.model.trends;

import java.time.Instant;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// Writes scored rows; for the trends function alone.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface TrendsWriter extends GenericRepository<Trend, UUID> {

    /// Takes a run for scoring. Of two workers at once the second waits for the first to commit and gets 0.
    ///
    /// @return 1 where the run is this transaction's to score, 0 where it is scored
    @Query(
            """
            INSERT INTO trend_scorings (collection_id, collection_started_at, scored_at, score_version, trends_count)
            VALUES (:collectionId, :collectionStartedAt, :scoredAt, :scoreVersion, :trendsCount)
            ON CONFLICT (collection_id) DO NOTHING
            """)
    int claim(
            UUID collectionId,
            Instant collectionStartedAt,
            Instant scoredAt,
            String scoreVersion,
            int trendsCount);

    /// Appends a run's rows in one batch.
    @Query(
            """
            INSERT INTO trends (
              title, collection_id, topic_id, observed_at, reddit_score, reddit_comments, reddit_upvote_ratio,
              reddit_subreddit, youtube_views, youtube_likes, youtube_channel, google_trends_interest,
              google_trends_related_queries, similarweb_traffic,
              reddit_velocity_score, youtube_traction_score, google_trends_spike_score, similarweb_bonus_applied,
              momentum_score, confidence_level, score_version, score_components, source_states)
            VALUES (
              :title, :collectionId, :topicId, :observedAt, :redditScore, :redditComments, :redditUpvoteRatio,
              :redditSubreddit, :youtubeViews, :youtubeLikes, :youtubeChannel, :googleTrendsInterest,
              CAST(:googleTrendsRelatedQueries AS jsonb), :similarwebTraffic,
              :redditVelocityScore, :youtubeTractionScore, :googleTrendsSpikeScore, :similarwebBonusApplied,
              :momentumScore, :confidenceLevel, :scoreVersion, CAST(:scoreComponents AS jsonb), CAST(:sourceStates AS jsonb))
            """)
    void append(Iterable<Trend> trends);
}

package uptick.model.trends;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// Reads scored rows.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface Trends extends GenericRepository<Trend, UUID> {

    /// The latest run that is scored.
    @Query(
            """
            SELECT scoring.collection_id, run.started_at, run.completed_at, scoring.scored_at, run.provenance,
                   run.errors, scoring.score_version
            FROM trend_scorings AS scoring
            JOIN data_collections AS run ON run.id = scoring.collection_id
            ORDER BY scoring.collection_started_at DESC, scoring.collection_id DESC
            LIMIT 1
            """)
    Optional<ScoredCollection> findLatestScored();

    /// A run that is scored, by its id.
    @Query(
            """
            SELECT scoring.collection_id, run.started_at, run.completed_at, scoring.scored_at, run.provenance,
                   run.errors, scoring.score_version
            FROM trend_scorings AS scoring
            JOIN data_collections AS run ON run.id = scoring.collection_id
            WHERE scoring.collection_id = :collectionId
            """)
    Optional<ScoredCollection> findScored(UUID collectionId);

    /// The first rows of a run by momentum, those without any last.
    @Query(
            """
            SELECT id, title, collection_id, topic_id, observed_at, youtube_views, youtube_likes, youtube_channel,
                   reddit_velocity_score, youtube_traction_score, google_trends_spike_score, similarweb_bonus_applied,
                   momentum_score, confidence_level, score_version, source_states
            FROM trends
            WHERE collection_id = :collectionId
            ORDER BY momentum_score DESC NULLS LAST, id
            LIMIT :limit
            """)
    List<TopTrend> findTop(UUID collectionId, int limit);

    /// The rows of a run after one with momentum.
    ///
    /// @param momentum the row's momentum
    /// @param id the row's id
    @Query(
            """
            SELECT id, title, collection_id, topic_id, observed_at, youtube_views, youtube_likes, youtube_channel,
                   reddit_velocity_score, youtube_traction_score, google_trends_spike_score, similarweb_bonus_applied,
                   momentum_score, confidence_level, score_version, source_states
            FROM (
              (SELECT *
               FROM trends
               WHERE collection_id = :collectionId
                 AND momentum_score <= :momentum
                 AND (momentum_score < :momentum OR id > :id)
               ORDER BY momentum_score DESC NULLS LAST, id
               LIMIT :limit)
              UNION ALL
              (SELECT *
               FROM trends
               WHERE collection_id = :collectionId
                 AND momentum_score IS NULL
               ORDER BY momentum_score DESC NULLS LAST, id
               LIMIT :limit)) AS rest
            ORDER BY momentum_score DESC NULLS LAST, id
            LIMIT :limit
            """)
    List<TopTrend> findTopAfter(UUID collectionId, double momentum, UUID id, int limit);

    /// The rows of a run after one without momentum.
    /* Ordered by what is null in all of them, too: in that order they lie in the index, and without it the server sorts
     * every row of the run that has no momentum. */
    @Query(
            """
            SELECT id, title, collection_id, topic_id, observed_at, youtube_views, youtube_likes, youtube_channel,
                   reddit_velocity_score, youtube_traction_score, google_trends_spike_score, similarweb_bonus_applied,
                   momentum_score, confidence_level, score_version, source_states
            FROM trends
            WHERE collection_id = :collectionId
              AND momentum_score IS NULL
              AND id > :id
            ORDER BY momentum_score DESC NULLS LAST, id
            LIMIT :limit
            """)
    List<TopTrend> findUnscoredAfter(UUID collectionId, UUID id, int limit);

    /// For each of these topics the level of its newest row within a time whose score all platforms were part of; topics
    /// without one are left out.
    ///
    /// @param platforms how many there are
    @Query(
            """
            SELECT asked.topic_id, full_row.confidence_level
            FROM unnest(CAST(:topicIds AS uuid[])) AS asked (topic_id)
            CROSS JOIN LATERAL (
              SELECT confidence_level
              FROM trends
              WHERE topic_id = asked.topic_id
                AND observed_at >= :fromInclusive
                AND observed_at < :toExclusive
                AND confidence_level IS NOT NULL
                AND jsonb_array_length(score_components -> 'momentum' -> 'parts') = :platforms
              ORDER BY observed_at DESC
              LIMIT 1) AS full_row
            """)
    List<ScoredLevel> findLastFull(
            @TypeDef(type = DataType.STRING_ARRAY) List<String> topicIds,
            Instant fromInclusive,
            Instant toExclusive,
            int platforms);
}

package uptick.model.trends;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// Reads what came of trends, and what that is found out with.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface TrendOutcomes extends GenericRepository<TrendOutcome, UUID> {

    /// The rows of a run that have a momentum, by their ids.
    @Query(
            """
            SELECT id, topic_id
            FROM trends
            WHERE collection_id = :collectionId
              AND momentum_score IS NOT NULL
              AND topic_id IS NOT NULL
            """)
    List<ScoredTopic> findScored(UUID collectionId);

    /// The trends that were flagged, by their ids.
    @Query(
            """
            SELECT id, topic_id, observed_at,
                   score_components #>> '{interest,origin}' AS interest_origin,
                   CAST(score_components #>> '{interest,window,at}' AS timestamptz) AS interest_at
            FROM trends
            WHERE id = ANY (CAST(:ids AS uuid[]))
              AND topic_id IS NOT NULL
              AND observed_at IS NOT NULL
            """)
    List<FlaggedTrend> findFlagged(@TypeDef(type = DataType.STRING_ARRAY) List<String> ids);

    /// The momentum of topics about some instants: of each the nearest within a day. Where there is none it is left out.
    ///
    /// @param topicIds of each question
    /// @param instants of each question
    @Query(
            """
            SELECT asked.place, asked.topic_id, near.momentum_score
            FROM unnest(CAST(:topicIds AS uuid[]), CAST(:instants AS timestamptz[])) WITH ORDINALITY AS asked (topic_id, at, place)
            CROSS JOIN LATERAL (
              SELECT momentum_score
              FROM trends
              WHERE topic_id = asked.topic_id
                AND observed_at BETWEEN asked.at - INTERVAL '1 day' AND asked.at + INTERVAL '1 day'
                AND momentum_score IS NOT NULL
              ORDER BY abs(extract(epoch FROM observed_at - asked.at)), id
              LIMIT 1) AS near
            """)
    List<TopicMomentum> findMomentum(
            @TypeDef(type = DataType.STRING_ARRAY) List<String> topicIds,
            @TypeDef(type = DataType.STRING_ARRAY) List<String> instants);

    /// The trends that were decided for a horizon since an instant, the latest first.
    ///
    /// @param limit at most so many
    @Query(
            """
            SELECT trends.topic_id, trends.observed_at, trends.confidence_level, trends.momentum_score,
                   rank() OVER (PARTITION BY trends.collection_id ORDER BY trends.momentum_score DESC, trends.id) AS place,
                   outcome.is_hit
            FROM (
              SELECT trend_id, resolved_at, is_hit
              FROM trend_outcomes
              WHERE horizon_days = :horizonDays
                AND resolved_at >= :since
                AND is_hit IS NOT NULL
              ORDER BY resolved_at DESC
              LIMIT :limit) AS outcome
            JOIN trends ON trends.id = outcome.trend_id
            WHERE trends.topic_id IS NOT NULL
              AND trends.observed_at IS NOT NULL
              AND trends.confidence_level IS NOT NULL
              AND trends.momentum_score IS NOT NULL
            """)
    List<DecidedTrend> findDecided(int horizonDays, Instant since, int limit);

    /// How many of a horizon could not be decided since an instant.
    @Query(
            """
            SELECT count(*)
            FROM trend_outcomes
            WHERE horizon_days = :horizonDays
              AND resolved_at >= :since
              AND is_hit IS NULL
            """)
    long countUndecidable(int horizonDays, Instant since);
}

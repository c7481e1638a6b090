package uptick.model.collections;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// Writes observations; for the collections function alone.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface ObservationsWriter extends GenericRepository<Observation, UUID> {

    /// Appends observations in one batch, and notes of each answer whether it told something that the one before had not:
    /// numbers that differ, or a series of other points where there are no numbers.
    @Query(
            """
            INSERT INTO observations (
              collection_id, topic_id, source, observed_at, state, reason, metrics, series, recorded_at, is_news)
            VALUES (
              :collectionId, :topicId, :source, :observedAt, :state, :reason, CAST(:metrics AS jsonb) - 'source',
              CAST(:series AS jsonb), :recordedAt,
              CASE
                WHEN CAST(:state AS text) IN ('blocked', 'quota', 'failed', 'not_asked') THEN NULL
                WHEN CAST(:metrics AS jsonb) IS NULL AND CAST(:series AS jsonb) IS NULL THEN false
                ELSE coalesce(CAST(:metrics AS jsonb) - 'source', CAST(:series AS jsonb) -> 'points') IS DISTINCT FROM (
                  SELECT coalesce(metrics, series -> 'points')
                  FROM observations
                  WHERE topic_id = :topicId
                    AND source = :source
                    AND is_news IS NOT NULL
                  ORDER BY observed_at DESC, id DESC
                  LIMIT 1)
              END)
            """)
    void append(Iterable<Observation> observations);

    /// Writes down, for the topics of a run's ended slices of which nothing was observed, why that is: the slice's own
    /// state and reason. What is there stays as it is.
    ///
    /// @return how many rows that were
    @Query(
            """
            INSERT INTO observations (collection_id, topic_id, source, observed_at, state, reason, recorded_at)
            SELECT slice.collection_id, topics.id, slice.source, :now,
                   CASE slice.state WHEN 'ok' THEN 'failed' ELSE slice.state END,
                   coalesce(slice.reason, 'The source said nothing about it.'),
                   :now
            FROM collection_sources AS slice
            JOIN topics ON topics.id = ANY (slice.topic_ids)
            WHERE slice.collection_id = :collectionId
              AND slice.finished_at = :now
            ORDER BY topics.id
            ON CONFLICT (collection_id, topic_id, source) DO NOTHING
            """)
    int appendMissing(UUID collectionId, Instant now);

    /// Writes down topics that a run does not ask a source for; what is there stays as it is.
    ///
    /// @param state `QUOTA` or `NOT_ASKED`
    /// @param reasons of each topic, in the same order, one sentence for people
    /// @return how many rows that were
    @Query(
            """
            INSERT INTO observations (collection_id, topic_id, source, observed_at, state, reason, recorded_at)
            SELECT :collectionId, topics.id, :source, :now, :state, skipped.reason, :now
            FROM unnest(CAST(:topicIds AS uuid[]), CAST(:reasons AS text[])) AS skipped (topic_id, reason)
            JOIN topics ON topics.id = skipped.topic_id
            ORDER BY topics.id
            ON CONFLICT (collection_id, topic_id, source) DO NOTHING
            """)
    int appendSkipped(
            UUID collectionId,
            String source,
            ObservationState state,
            @TypeDef(type = DataType.STRING_ARRAY) List<String> topicIds,
            @TypeDef(type = DataType.STRING_ARRAY) List<String> reasons,
            Instant now);
}

package uptick.model.collections;

import java.time.Instant;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// Writes observations; for the collections function alone.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface ObservationsWriter extends GenericRepository<Observation, UUID> {

    /// Appends observations in one batch.
    @Query(
            """
            INSERT INTO observations (
              collection_id, topic_id, source, observed_at, state, reason, metrics, series, recorded_at)
            VALUES (
              :collectionId, :topicId, :source, :observedAt, :state, :reason, CAST(:metrics AS jsonb) - 'source',
              CAST(:series AS jsonb), :recordedAt)
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
}

package uptick.model.collections;

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
}

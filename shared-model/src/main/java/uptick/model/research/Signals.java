package uptick.model.research;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// Reads signals.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface Signals extends GenericRepository<Signal, UUID> {

    /// The signals after one, newest first.
    ///
    /// @param detectedAt of the one, or any time after the newest for the first page
    /// @param id of the one
    /// @param limit at most so many
    @Query(
            """
            SELECT id, instrument_id, agent_name, signal_type, score, source, detected_at, data
            FROM signals
            WHERE (detected_at, id) < (:detectedAt, :id)
            ORDER BY detected_at DESC, id DESC
            LIMIT :limit
            """)
    List<Signal> findBefore(Instant detectedAt, UUID id, int limit);

    /// The signals of an instrument in a span, newest first: what an analysis weighs.
    ///
    /// @param limit at most so many
    @Query(
            """
            SELECT id, instrument_id, agent_name, signal_type, score, source, detected_at, data
            FROM signals
            WHERE instrument_id = :instrumentId
              AND detected_at >= :fromInclusive
              AND detected_at < :toExclusive
            ORDER BY detected_at DESC, id DESC
            LIMIT :limit
            """)
    List<Signal> findOfInstrument(
            UUID instrumentId, Instant fromInclusive, Instant toExclusive, int limit);
}

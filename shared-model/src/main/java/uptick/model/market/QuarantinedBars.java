package uptick.model.market;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// Reads bars that were set aside.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface QuarantinedBars extends GenericRepository<QuarantinedBar, UUID> {

    /// The bars of a status, newest first, after one of them.
    ///
    /// @param recordedAt of the one, or any time after the newest for the first page
    /// @param id of the one
    /// @param limit at most so many
    @Query(
            """
            SELECT id, instrument_id, collection_id, interval, ts, payload, source, reason, detail, status, reviewed_by,
                   reviewed_at, recorded_at
            FROM quarantined_bars
            WHERE status = :status
              AND (recorded_at, id) < (:recordedAt, :id)
            ORDER BY recorded_at DESC, id DESC
            LIMIT :limit
            """)
    List<QuarantinedBar> findBefore(
            QuarantinedBar.Status status, Instant recordedAt, UUID id, int limit);
}

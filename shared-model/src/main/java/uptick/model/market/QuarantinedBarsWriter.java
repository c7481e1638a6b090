package uptick.model.market;

import java.time.Instant;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// Sets bars aside; for the market function alone.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface QuarantinedBarsWriter extends GenericRepository<QuarantinedBar, UUID> {

    /// Sets bars aside in one batch.
    @Query(
            """
            INSERT INTO quarantined_bars (
              instrument_id, collection_id, interval, ts, payload, source, reason, detail, recorded_at)
            VALUES (
              :instrumentId, :collectionId, :interval, :ts, CAST(:payload AS jsonb), :source, :reason, :detail, :recordedAt)
            """)
    void setAside(Iterable<QuarantinedBar> bars);

    /// Ends the review of a bar.
    ///
    /// @return 1, or 0 where it was reviewed before
    @Query(
            """
            UPDATE quarantined_bars
            SET status = :status,
                reviewed_by = :reviewedBy,
                reviewed_at = :now
            WHERE id = :id
              AND status = 'pending'
            """)
    int review(UUID id, QuarantinedBar.Status status, UUID reviewedBy, Instant now);
}

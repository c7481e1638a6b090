package uptick.model.market;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// Reads splits and dividends.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface CorporateActions extends GenericRepository<CorporateAction, UUID> {

    /// The splits and dividends of an instrument as they were known at a time, earliest first; those taken back by then
    /// left out.
    @Query(
            """
            SELECT id, instrument_id, kind, ex_date, split_ratio, amount, currency, is_cancelled, detected_by, source,
                   recorded_at
            FROM (
              SELECT DISTINCT ON (ex_date, kind) *
              FROM corporate_actions
              WHERE instrument_id = :instrumentId
                AND recorded_at <= :asOf
              ORDER BY ex_date, kind, recorded_at DESC) AS known
            WHERE NOT is_cancelled
            ORDER BY ex_date, kind
            """)
    List<CorporateAction> findKnown(UUID instrumentId, Instant asOf);
}

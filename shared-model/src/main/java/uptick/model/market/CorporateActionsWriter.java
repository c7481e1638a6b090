package uptick.model.market;

import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// Writes splits and dividends; for the market function alone.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface CorporateActionsWriter extends GenericRepository<CorporateAction, UUID> {

    /// Appends versions in one batch.
    @Query(
            """
            INSERT INTO corporate_actions (
              instrument_id, kind, ex_date, split_ratio, amount, currency, is_cancelled, detected_by, source, recorded_at)
            VALUES (
              :instrumentId, :kind, :exDate, :splitRatio, :amount, :currency, :isCancelled, :detectedBy, :source,
              :recordedAt)
            """)
    void append(Iterable<CorporateAction> versions);
}

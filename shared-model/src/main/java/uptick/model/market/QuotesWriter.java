package uptick.model.market;

import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// Writes quotes; for the market function alone.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface QuotesWriter extends GenericRepository<Quote, UUID> {

    /// Appends quotes in one batch; one that is known already stays as it is.
    @Query(
            """
            INSERT INTO quotes (instrument_id, ts, price, volume, source, recorded_at)
            VALUES (:instrumentId, :ts, :price, :volume, :source, :recordedAt)
            ON CONFLICT (instrument_id, ts) DO NOTHING
            """)
    void append(Iterable<Quote> quotes);
}

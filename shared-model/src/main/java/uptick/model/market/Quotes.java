package uptick.model.market;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// Reads quotes.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface Quotes extends GenericRepository<Quote, UUID> {

    /// An instrument's quotes before a time, newest first, as far as they were known.
    ///
    /// @param limit at most so many
    @Query(
            """
            SELECT instrument_id, ts, price, volume, source, recorded_at
            FROM quotes
            WHERE instrument_id = :instrumentId
              AND ts < :before
              AND recorded_at <= :asOf
            ORDER BY ts DESC
            LIMIT :limit
            """)
    List<Quote> findBefore(UUID instrumentId, Instant before, Instant asOf, int limit);
}

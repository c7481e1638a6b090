package uptick.model.market;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// Reads rates.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface ExchangeRates extends GenericRepository<ExchangeRate, String> {

    /// The latest rate of a day or before it, as far as it was known.
    @Query(
            """
            SELECT base_currency, quote_currency, day, rate, source, recorded_at
            FROM exchange_rates
            WHERE base_currency = :baseCurrency
              AND quote_currency = :quoteCurrency
              AND day <= :day
              AND recorded_at <= :asOf
            ORDER BY day DESC
            LIMIT 1
            """)
    Optional<ExchangeRate> findLatest(
            String baseCurrency, String quoteCurrency, LocalDate day, Instant asOf);
}

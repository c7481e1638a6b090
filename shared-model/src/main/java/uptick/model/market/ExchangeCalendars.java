package uptick.model.market;

import java.time.LocalDate;
import java.util.List;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// Reads the exchanges' special days.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface ExchangeCalendars extends GenericRepository<ExchangeDay, String> {

    /// The special days of an exchange in a span, earliest first.
    @Query(
            """
            SELECT exchange, day, kind, opens_at, closes_at, name, source
            FROM exchange_calendars
            WHERE exchange = :exchange
              AND day >= :fromInclusive
              AND day < :toExclusive
            ORDER BY day
            """)
    List<ExchangeDay> findBetween(String exchange, LocalDate fromInclusive, LocalDate toExclusive);
}

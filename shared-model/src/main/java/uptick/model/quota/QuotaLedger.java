package uptick.model.quota;

import java.time.LocalDate;
import java.util.List;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// Units of metered APIs: reserved before a call, settled after it, released only where the call was
/// certainly not sent. Each step is one statement, so that no two workers can both take the last unit.
///
/// The ledger counts units and does not know whose they are. Whoever reserved books once: booking more than is
/// reserved is refused, but a second booking while others have reserved would take theirs.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface QuotaLedger extends GenericRepository<QuotaUsage, Integer> {

    /// Reserves units if the day's limit allows; commit before the call.
    ///
    /// @param date the provider's day
    /// @param units more than zero
    /// @param unitLimit the limit for a day that has no row yet; a row keeps its own
    /// @return 1 where reserved, 0 where too little is left
    @Query(
            """
            INSERT INTO api_quota_usage AS usage (api_name, date, units_reserved, unit_limit)
            SELECT :apiName, :date, :units, :unitLimit
            WHERE :units <= :unitLimit
            ON CONFLICT (api_name, date) DO UPDATE
            SET units_reserved = usage.units_reserved + excluded.units_reserved
            WHERE usage.units_used + usage.units_reserved + excluded.units_reserved <= usage.unit_limit
            """)
    int reserve(String apiName, LocalDate date, int units, int unitLimit);

    /// Turns reserved units into used ones.
    @Query(
            """
            UPDATE api_quota_usage
            SET units_reserved = units_reserved - :units,
                units_used = units_used + :units
            WHERE api_name = :apiName
              AND date = :date
            """)
    void settle(String apiName, LocalDate date, int units);

    /// Gives reserved units back, where the call was certainly not sent.
    @Query(
            """
            UPDATE api_quota_usage
            SET units_reserved = units_reserved - :units
            WHERE api_name = :apiName
              AND date = :date
            """)
    void release(String apiName, LocalDate date, int units);

    /// The days of an API, newest first.
    ///
    /// @param limit at most so many
    @Query(
            """
            SELECT id, api_name, date, units_used, units_reserved, unit_limit
            FROM api_quota_usage
            WHERE api_name = :apiName
            ORDER BY date DESC
            LIMIT :limit
            """)
    List<QuotaUsage> findNewest(String apiName, int limit);
}

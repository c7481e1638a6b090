package uptick.model.quota;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
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

    /// Sets the limit of a day that may have begun: it holds for the next reservation, and may be less than what is used.
    ///
    /// @return 1
    @Query(
            """
            INSERT INTO api_quota_usage (api_name, date, unit_limit)
            VALUES (:apiName, :date, :unitLimit)
            ON CONFLICT (api_name, date) DO UPDATE
            SET unit_limit = excluded.unit_limit
            """)
    int setLimit(String apiName, LocalDate date, int unitLimit);

    /// Leaves no more of a day than its provider says is left.
    ///
    /// **What wins:** whoever says that more is used. The provider, where others spend with the same key or we forgot
    /// something: the truth may overrun the limit. We, where it says that more is left: its count may lag, answers
    /// overtake each other, and what we know was spent stays spent; only [#correct] takes it back.
    ///
    /// Call it once the call is settled whose answer said so. Calls under way that the provider has counted already are
    /// counted twice until [#correct]: by no more units than are reserved at the time, however often this is called.
    ///
    /// @param remaining units, of a quota that [QuotaLimit#isResetOf] the day
    /// @return 1, or 0 where nobody has reserved on that day
    @Query(
            """
            UPDATE api_quota_usage
            SET units_used = greatest(units_used, unit_limit - :remaining)
            WHERE api_name = :apiName
              AND date = :date
            """)
    int leaveAtMost(String apiName, LocalDate date, int remaining);

    /// Takes the provider's own count of a day for the truth, be it more or less than ours, in a transaction.
    ///
    /// **What wins:** the provider, for all that it can know: the count overruns the limit, or gives back what was
    /// counted too high, such as calls that settled for a dead worker and were never sent. We, for what came after its
    /// word: calls that began since and are settled count besides it, and what is reserved stays reserved.
    ///
    /// @param unitsUsed as the provider counts, of a quota that [QuotaLimit#isResetOf] the day
    /// @param saidAt when the call was sent whose answer said so
    /// @return 1, or 0 where nobody has reserved on that day
    /* Two statements, for the second has to see what was settled while the first waited for the row. */
    default int correct(String apiName, LocalDate date, int unitsUsed, Instant saidAt) {
        return lockDay(apiName, date).isPresent()
                ? correctLocked(apiName, date, unitsUsed, saidAt)
                : 0;
    }

    /// Holds a day, so that nobody books on it until the commit.
    @Query(
            """
            SELECT id
            FROM api_quota_usage
            WHERE api_name = :apiName
              AND date = :date
            FOR UPDATE
            """)
    Optional<Integer> lockDay(String apiName, LocalDate date);

    /// As [#correct], of a day that is held.
    @Query(
            """
            UPDATE api_quota_usage AS usage
            SET units_used = :unitsUsed + (
              SELECT coalesce(sum(since.units_settled), 0)
              FROM quota_reservations AS since
              WHERE since.api_name = usage.api_name
                AND since.date = usage.date
                AND since.state = 'settled'
                AND since.called_at > :saidAt)
            WHERE api_name = :apiName
              AND date = :date
            """)
    int correctLocked(String apiName, LocalDate date, int unitsUsed, Instant saidAt);

    /// Notes that the operators are told that less than a tenth of a day is left.
    ///
    /// @return 1, or 0 where more is left, or they were told that day
    @Query(
            """
            UPDATE api_quota_usage
            SET low_raised_at = :now
            WHERE api_name = :apiName
              AND date = :date
              AND low_raised_at IS NULL
              AND unit_limit > 0
              AND (CAST(unit_limit AS bigint) - units_used - units_reserved) * 10 < unit_limit
            """)
    int markLow(String apiName, LocalDate date, Instant now);

    /// One day of each of some APIs, by name; an API on whose day nobody has reserved has none.
    default List<QuotaUsage> findDays(Map<String, LocalDate> days) {
        var apis = List.copyOf(days.keySet());
        return findDaysOf(apis, apis.stream().map(api -> String.valueOf(days.get(api))).toList());
    }

    /// As [#findDays], with each day at the place of its API and as text: the framework binds no array of dates.
    @Query(
            """
            SELECT usage.id, usage.api_name, usage.date, usage.units_used, usage.units_reserved, usage.unit_limit
            FROM unnest(CAST(:apiNames AS text[]), CAST(:dates AS date[])) AS day (api_name, date)
            INNER JOIN api_quota_usage AS usage
              ON usage.api_name = day.api_name
             AND usage.date = day.date
            ORDER BY usage.api_name
            """)
    List<QuotaUsage> findDaysOf(
            @TypeDef(type = DataType.STRING_ARRAY) List<String> apiNames,
            @TypeDef(type = DataType.STRING_ARRAY) List<String> dates);

    /// The days of all APIs, newest first and by name within a day, after one of them.
    ///
    /// @param date of the one, or any day after the newest for the first page
    /// @param apiName of the one
    /// @param limit at most so many
    @Query(
            """
            SELECT id, api_name, date, units_used, units_reserved, unit_limit
            FROM api_quota_usage
            WHERE date BETWEEN :fromInclusive AND :date
              AND (date < :date OR api_name > :apiName)
            ORDER BY date DESC, api_name
            LIMIT :limit
            """)
    List<QuotaUsage> findAfter(LocalDate fromInclusive, LocalDate date, String apiName, int limit);

    /// The days of an API, newest first, before one of them.
    ///
    /// @param toExclusive the one, or any day after the newest for the first page
    /// @param limit at most so many
    @Query(
            """
            SELECT id, api_name, date, units_used, units_reserved, unit_limit
            FROM api_quota_usage
            WHERE api_name = :apiName
              AND date >= :fromInclusive
              AND date < :toExclusive
            ORDER BY date DESC
            LIMIT :limit
            """)
    List<QuotaUsage> findBefore(
            String apiName, LocalDate fromInclusive, LocalDate toExclusive, int limit);

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

package uptick.model.quota;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import org.jspecify.annotations.Nullable;

/// Units that know whose they are: reserved, then calling, then settled or released. Each step changes the
/// reservation and the day's row of the [QuotaLedger] in one statement, and happens at most once: a step that comes
/// too late, or twice, does nothing and says so.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface QuotaReservations extends GenericRepository<QuotaReservation, UUID> {

    /// Reserves units if the day's limit allows; commit before the call.
    ///
    /// @param date the provider's day
    /// @param units more than zero
    /// @param unitLimit the limit for a day that has no row yet; a row keeps its own
    /// @param collectionId the run that they are for, null for none
    /// @param purpose the slice or request that they are for
    /// @return the reservation's id, null where too little is left
    @Query(
            """
            WITH day AS (
              INSERT INTO api_quota_usage AS usage (api_name, date, units_reserved, unit_limit)
              SELECT :apiName, :date, :units, :unitLimit
              WHERE :units <= :unitLimit
              ON CONFLICT (api_name, date) DO UPDATE
              SET units_reserved = usage.units_reserved + excluded.units_reserved
              WHERE usage.units_used + usage.units_reserved + excluded.units_reserved <= usage.unit_limit
              RETURNING usage.api_name, usage.date)
            INSERT INTO quota_reservations (api_name, date, units, collection_id, purpose, reserved_at, expires_at)
            SELECT day.api_name, day.date, :units, :collectionId, :purpose, :now, :expiresAt
            FROM day
            RETURNING id
            """)
    @Nullable UUID reserve(
            String apiName,
            LocalDate date,
            int units,
            int unitLimit,
            @Nullable UUID collectionId,
            String purpose,
            Instant now,
            Instant expiresAt);

    /// As [#reserve], for a schedule: the units that it takes leave the operator's share of the day to people.
    ///
    /// Limit and share are read from the operator's row by the statement itself, so that what was set a moment ago
    /// holds; a day that has a row keeps its own limit. All that is used and reserved counts, whoever it was, up to
    /// [QuotaLimit#forSchedules]: people may use what schedules left, too.
    ///
    /// @return the reservation's id, null where too little is left for schedules, or the API has no limit
    @Query(
            """
            WITH day AS (
              INSERT INTO api_quota_usage AS usage (api_name, date, units_reserved, unit_limit)
              SELECT limits.api_name, :date, :units, limits.daily_limit
              FROM api_quota_limits AS limits
              WHERE limits.api_name = :apiName
                AND :units <= CAST(floor(limits.daily_limit * (1 - CAST(limits.reserve_share AS numeric))) AS integer)
              ON CONFLICT (api_name, date) DO UPDATE
              SET units_reserved = usage.units_reserved + excluded.units_reserved
              WHERE usage.units_used + usage.units_reserved + excluded.units_reserved <= floor(usage.unit_limit * (
                SELECT 1 - CAST(limits.reserve_share AS numeric)
                FROM api_quota_limits AS limits
                WHERE limits.api_name = excluded.api_name))
              RETURNING usage.api_name, usage.date)
            INSERT INTO quota_reservations (api_name, date, units, collection_id, purpose, reserved_at, expires_at)
            SELECT day.api_name, day.date, :units, :collectionId, :purpose, :now, :expiresAt
            FROM day
            RETURNING id
            """)
    @Nullable UUID reserveForSchedule(
            String apiName,
            LocalDate date,
            int units,
            @Nullable UUID collectionId,
            String purpose,
            Instant now,
            Instant expiresAt);

    /// Notes that the call is about to be sent: from the commit on the units count as used.
    ///
    /// @param expiresAt from when on the worker counts as dead
    /// @return 1, or 0 where the reservation has lapsed or ended: then no call may be sent
    @Query(
            """
            UPDATE quota_reservations
            SET state = 'calling',
                called_at = :now,
                expires_at = :expiresAt
            WHERE id = :id
              AND state = 'reserved'
              AND expires_at > :now
            """)
    int call(UUID id, Instant now, Instant expiresAt);

    /// Turns the reserved units into those that were used.
    ///
    /// @param unitsUsed may be more or fewer than were reserved, and overrun the limit where that is the truth
    /// @return 1, or 0 where it was not calling, or lapsed and was settled for its worker
    @Query(
            """
            WITH settled AS (
              UPDATE quota_reservations
              SET state = 'settled',
                  units_settled = :unitsUsed,
                  ended_at = :now
              WHERE id = :id
                AND state = 'calling'
              RETURNING api_name, date, units),
            booked AS (
              UPDATE api_quota_usage AS usage
              SET units_reserved = usage.units_reserved - settled.units,
                  units_used = usage.units_used + :unitsUsed
              FROM settled
              WHERE usage.api_name = settled.api_name
                AND usage.date = settled.date)
            SELECT count(*)
            FROM settled
            """)
    int settle(UUID id, int unitsUsed, Instant now);

    /// Gives the units back, where the call was certainly not sent.
    ///
    /// @return 1, or 0 where it has ended
    @Query(
            """
            WITH released AS (
              UPDATE quota_reservations
              SET state = 'released',
                  ended_at = :now
              WHERE id = :id
                AND state IN ('reserved', 'calling')
              RETURNING api_name, date, units),
            booked AS (
              UPDATE api_quota_usage AS usage
              SET units_reserved = usage.units_reserved - released.units
              FROM released
              WHERE usage.api_name = released.api_name
                AND usage.date = released.date)
            SELECT count(*)
            FROM released
            """)
    int release(UUID id, Instant now);

    /// Ends reservations whose worker counts as dead: what was reserved is released, what was calling settles as used.
    ///
    /// @param limit at most so many
    /// @return the ended ones; none where another sweep is at work
    /* One sweep at a time: two would change the days in different orders, and wait for each other. */
    @Query(
            """
            WITH lapsed AS (
              UPDATE quota_reservations
              SET state = CASE state WHEN 'reserved' THEN 'released' ELSE 'settled' END,
                  units_settled = CASE state WHEN 'calling' THEN units END,
                  ended_at = :now
              WHERE id IN (
                SELECT id
                FROM quota_reservations
                WHERE state IN ('reserved', 'calling')
                  AND expires_at <= :now
                  AND (SELECT pg_try_advisory_xact_lock(hashtext('uptick: lapsed reservations')))
                ORDER BY expires_at, id
                LIMIT :limit
                FOR UPDATE SKIP LOCKED)
              RETURNING *),
            ended AS (
              SELECT api_name, date, sum(units) AS units, coalesce(sum(units_settled), 0) AS units_settled
              FROM lapsed
              GROUP BY api_name, date),
            booked AS (
              UPDATE api_quota_usage AS usage
              SET units_reserved = usage.units_reserved - ended.units,
                  units_used = usage.units_used + ended.units_settled
              FROM ended
              WHERE usage.api_name = ended.api_name
                AND usage.date = ended.date)
            SELECT id, api_name, date, units, units_settled, state, collection_id, purpose, reserved_at, called_at,
                   ended_at, expires_at
            FROM lapsed
            ORDER BY expires_at, id
            """)
    List<QuotaReservation> expire(Instant now, int limit);

    /// A reservation by its id.
    @Query(
            """
            SELECT id, api_name, date, units, units_settled, state, collection_id, purpose, reserved_at, called_at,
                   ended_at, expires_at
            FROM quota_reservations
            WHERE id = :id
            """)
    Optional<QuotaReservation> findById(UUID id);
}

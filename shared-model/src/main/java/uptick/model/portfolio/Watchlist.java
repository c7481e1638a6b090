package uptick.model.portfolio;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import org.jspecify.annotations.Nullable;

/// What users wait for.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface Watchlist extends GenericRepository<WatchlistEntry, UUID> {

    /// A user's entries, instrument by instrument.
    ///
    /// @param limit at most so many
    @Query(
            """
            SELECT id, user_id, instrument_id, trigger_type, trigger_value, thesis, expiry_date, metadata
            FROM watchlist_entries
            WHERE user_id = :userId
            ORDER BY instrument_id, trigger_type, trigger_value
            LIMIT :limit
            """)
    List<WatchlistEntry> findByUserId(UUID userId, int limit);

    /// Everybody's entries for an instrument that have a trigger, after one: for the alerts' job.
    ///
    /// @param id of the one, the nil UUID for the first page
    /// @param day entries that expired before it are left out
    /// @param limit at most so many
    /* A span, where an equality would say the same: of that the server expects few rows and sorts them, and the instrument
     * that everybody watches has many. */
    @Query(
            """
            SELECT id, user_id, instrument_id, trigger_type, trigger_value, thesis, expiry_date, metadata
            FROM watchlist_entries
            WHERE (instrument_id, id) > (:instrumentId, :id)
              AND instrument_id <= :instrumentId
              AND trigger_type IS NOT NULL
              AND (expiry_date IS NULL OR expiry_date >= :day)
            ORDER BY instrument_id, id
            LIMIT :limit
            """)
    List<WatchlistEntry> findTriggersAfter(UUID instrumentId, UUID id, LocalDate day, int limit);

    /// Adds an entry, or changes the one of the same instrument, type and value.
    ///
    /// @param metadata JSON object
    /// @return its id
    @Query(
            """
            INSERT INTO watchlist_entries (
              user_id, instrument_id, trigger_type, trigger_value, thesis, expiry_date, metadata)
            VALUES (
              :userId, :instrumentId, :triggerType, :triggerValue, :thesis, :expiryDate, CAST(:metadata AS jsonb))
            ON CONFLICT (user_id, instrument_id, trigger_type, trigger_value) DO UPDATE
            SET thesis = excluded.thesis,
                expiry_date = excluded.expiry_date,
                metadata = excluded.metadata
            RETURNING id
            """)
    UUID put(
            UUID userId,
            UUID instrumentId,
            WatchlistEntry.@Nullable Trigger triggerType,
            @Nullable BigDecimal triggerValue,
            @Nullable String thesis,
            @Nullable LocalDate expiryDate,
            String metadata);

    /// Removes an entry.
    ///
    /// @return 1, or 0 where the user has no such entry
    @Query("DELETE FROM watchlist_entries WHERE id = :id AND user_id = :userId")
    int remove(UUID userId, UUID id);
}

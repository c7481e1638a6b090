package uptick.model.portfolio;

import java.math.BigDecimal;
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

/// What users hold.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface Positions extends GenericRepository<Position, UUID> {

    /// A user's open positions before one, newest first.
    ///
    /// @param id of the one, the largest UUID for the first page
    /// @param limit at most so many
    @Query(
            """
            SELECT id, user_id, instrument_id, entry_date, entry_price, quantity, stop_loss, target, deleted_at
            FROM portfolio_positions
            WHERE user_id = :userId
              AND id < :id
              AND deleted_at IS NULL
            ORDER BY id DESC
            LIMIT :limit
            """)
    List<Position> findOpenBefore(UUID userId, UUID id, int limit);

    /// A user's position, open or not.
    @Query(
            """
            SELECT id, user_id, instrument_id, entry_date, entry_price, quantity, stop_loss, target, deleted_at
            FROM portfolio_positions
            WHERE id = :id
              AND user_id = :userId
            """)
    Optional<Position> find(UUID userId, UUID id);

    /// Everybody's open positions in an instrument that have a stop or a target, after one: for the alerts' job.
    ///
    /// @param id of the one, the nil UUID for the first page
    /// @param limit at most so many
    @Query(
            """
            SELECT id, user_id, instrument_id, entry_date, entry_price, quantity, stop_loss, target, deleted_at
            FROM portfolio_positions
            WHERE instrument_id = :instrumentId
              AND id > :id
              AND deleted_at IS NULL
              AND (stop_loss IS NOT NULL OR target IS NOT NULL)
            ORDER BY id
            LIMIT :limit
            """)
    List<Position> findGuardedAfter(UUID instrumentId, UUID id, int limit);

    /// Adds a position.
    ///
    /// @return its id
    @Query(
            """
            INSERT INTO portfolio_positions (user_id, instrument_id, entry_date, entry_price, quantity, stop_loss, target)
            VALUES (:userId, :instrumentId, :entryDate, :entryPrice, :quantity, :stopLoss, :target)
            RETURNING id
            """)
    UUID add(
            UUID userId,
            UUID instrumentId,
            LocalDate entryDate,
            BigDecimal entryPrice,
            BigDecimal quantity,
            @Nullable BigDecimal stopLoss,
            @Nullable BigDecimal target);

    /// Changes how many shares a position has and what it is guarded by.
    ///
    /// @return 1, or 0 where the user has no such open position
    @Query(
            """
            UPDATE portfolio_positions
            SET quantity = :quantity,
                stop_loss = :stopLoss,
                target = :target
            WHERE id = :id
              AND user_id = :userId
              AND deleted_at IS NULL
            """)
    int change(
            UUID userId,
            UUID id,
            BigDecimal quantity,
            @Nullable BigDecimal stopLoss,
            @Nullable BigDecimal target);

    /// Closes a position; the row stays.
    ///
    /// @return 1, or 0 where the user has no such open position
    @Query(
            """
            UPDATE portfolio_positions
            SET deleted_at = :now
            WHERE id = :id
              AND user_id = :userId
              AND deleted_at IS NULL
            """)
    int close(UUID userId, UUID id, Instant now);
}

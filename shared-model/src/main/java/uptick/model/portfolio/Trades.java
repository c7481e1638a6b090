package uptick.model.portfolio;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import org.jspecify.annotations.Nullable;

/// What users bought and sold.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface Trades extends GenericRepository<Trade, UUID> {

    /// A user's trades after one, newest first.
    ///
    /// @param executedAt of the one, or any time after the newest for the first page
    /// @param id of the one
    /// @param limit at most so many
    @Query(
            """
            SELECT id, user_id, instrument_id, position_id, action, price, quantity, fee, executed_at, outcome, realised_gain
            FROM trades
            WHERE user_id = :userId
              AND (executed_at, id) < (:executedAt, :id)
            ORDER BY executed_at DESC, id DESC
            LIMIT :limit
            """)
    List<Trade> findBefore(UUID userId, Instant executedAt, UUID id, int limit);

    /// Adds a trade.
    ///
    /// @return its id
    @Query(
            """
            INSERT INTO trades (
              user_id, instrument_id, position_id, action, price, quantity, fee, executed_at, outcome, realised_gain)
            VALUES (
              :userId, :instrumentId, :positionId, :action, :price, :quantity, :fee, :executedAt, :outcome, :realisedGain)
            RETURNING id
            """)
    UUID add(
            UUID userId,
            UUID instrumentId,
            @Nullable UUID positionId,
            Trade.Action action,
            BigDecimal price,
            BigDecimal quantity,
            BigDecimal fee,
            Instant executedAt,
            Trade.@Nullable Outcome outcome,
            @Nullable BigDecimal realisedGain);

    /// Removes a trade.
    ///
    /// @return 1, or 0 where the user has no such trade
    @Query("DELETE FROM trades WHERE id = :id AND user_id = :userId")
    int remove(UUID userId, UUID id);
}

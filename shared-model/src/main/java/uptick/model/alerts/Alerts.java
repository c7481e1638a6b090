package uptick.model.alerts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import org.jspecify.annotations.Nullable;

/// Raises and answers alerts. Raising goes through a function of the database and needs no principal; what is read
/// and answered belongs to the user whose transaction it is.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface Alerts extends GenericRepository<Alert, UUID> {

    /// Raises an alert, unless the same is open.
    ///
    /// @param userId whom it is for, null for the operators
    /// @param data JSON object with the numbers in the message
    /// @param at when it was noticed
    /// @return its id, empty where the same is open
    @Query(
            """
            SELECT raised.id
            FROM alert_raise(:userId, :kind, :subject, :instrumentId, :message, CAST(:data AS jsonb), :at) AS raised (id)
            WHERE raised.id IS NOT NULL
            """)
    Optional<UUID> raise(
            @Nullable UUID userId,
            AlertKind kind,
            String subject,
            @Nullable UUID instrumentId,
            String message,
            String data,
            Instant at);

    /// A user's alerts, answered ones too, newest first, after one of them.
    ///
    /// @param raisedAt of the one, or any time after the newest for the first page
    /// @param id of the one
    /// @param limit at most so many
    @Query(
            """
            SELECT id, user_id, kind, subject, instrument_id, message, data, raised_at, acknowledged_at, snoozed_until
            FROM alerts
            WHERE user_id = :userId
              AND (raised_at, id) < (:raisedAt, :id)
            ORDER BY raised_at DESC, id DESC
            LIMIT :limit
            """)
    List<Alert> findBefore(UUID userId, Instant raisedAt, UUID id, int limit);

    /// The operators' open alerts, newest first.
    ///
    /// @param limit at most so many
    @Query(
            """
            SELECT id, user_id, kind, subject, instrument_id, message, data, raised_at, acknowledged_at, snoozed_until
            FROM alerts
            WHERE user_id IS NULL
              AND acknowledged_at IS NULL
            ORDER BY raised_at DESC, id DESC
            LIMIT :limit
            """)
    List<Alert> findOpenOfOperators(int limit);

    /// Answers an alert that this transaction's user may see.
    ///
    /// @return 1, or 0 where there is none, or it is answered
    @Query(
            """
            UPDATE alerts
            SET acknowledged_at = :now
            WHERE id = :id
              AND acknowledged_at IS NULL
            """)
    int acknowledge(UUID id, Instant now);

    /// Hides an open alert that this transaction's user may see for a while.
    ///
    /// @return 1, or 0 where there is none, or it is answered
    @Query(
            """
            UPDATE alerts
            SET snoozed_until = :until
            WHERE id = :id
              AND acknowledged_at IS NULL
            """)
    int snooze(UUID id, Instant until);
}

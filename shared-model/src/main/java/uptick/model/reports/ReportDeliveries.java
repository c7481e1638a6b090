package uptick.model.reports;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import org.jspecify.annotations.Nullable;

/// Readers' copies of reports. A reader sees their own, in a transaction of theirs; the report job sees and sends all.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface ReportDeliveries extends GenericRepository<ReportDelivery, UUID> {

    /// A reader's copy of a report on a channel.
    @Query(
            """
            SELECT id, report_id, user_id, channel, status, personal, rendered, attempted_at, finished_at, reason
            FROM report_deliveries
            WHERE report_id = :reportId
              AND user_id = :userId
              AND channel = :channel
            """)
    Optional<ReportDelivery> find(UUID reportId, UUID userId, Channel channel);

    /// Plans a delivery; one that is planned already stays as it is.
    ///
    /// @param personal JSON object
    /// @return 1, or 0 where it is planned already
    @Query(
            """
            INSERT INTO report_deliveries (report_id, user_id, channel, personal, rendered)
            VALUES (:reportId, :userId, :channel, CAST(:personal AS jsonb), :rendered)
            ON CONFLICT (report_id, user_id, channel) DO NOTHING
            """)
    int plan(
            UUID reportId,
            UUID userId,
            Channel channel,
            String personal,
            @Nullable String rendered);

    /// Takes pending deliveries to send them, the oldest first; commit before sending. No two workers get the same. One
    /// whose worker dies stays in sending, and is shown as unknown: it may have arrived.
    ///
    /// @param limit at most so many
    @Query(
            """
            UPDATE report_deliveries
            SET status = 'sending',
                attempted_at = :now
            WHERE id IN (
              SELECT id
              FROM report_deliveries
              WHERE status = 'pending'
                AND channel = :channel
              ORDER BY id
              LIMIT :limit
              FOR UPDATE SKIP LOCKED)
            RETURNING id, report_id, user_id, channel, status, personal, rendered, attempted_at, finished_at, reason
            """)
    List<ReportDelivery> claim(Channel channel, Instant now, int limit);

    /// Ends a delivery that was taken.
    ///
    /// @param status a final one
    /// @param reason null only where it was sent
    /// @return 1, or 0 where it was not being sent
    @Query(
            """
            UPDATE report_deliveries
            SET status = :status,
                reason = :reason,
                finished_at = :now
            WHERE id = :id
              AND status = 'sending'
            """)
    int finish(UUID id, DeliveryStatus status, @Nullable String reason, Instant now);
}

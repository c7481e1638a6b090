package uptick.model.collections;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import org.jspecify.annotations.Nullable;

/// Writes runs; for the collections function alone.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface DataCollectionsWriter extends GenericRepository<DataCollection, UUID> {

    /// Starts the run of a schedule event, or takes over one whose worker's lease ran out.
    ///
    /// @return 1 where it is the caller's, under a token that is this worker's alone; 0 where it has ended or another
    ///     worker holds it. A count, for of no row returned Micronaut Data makes null, not an empty Optional
    @Query(
            """
            INSERT INTO data_collections AS run (kind, provenance, scheduled_for, started_at, lease_expires_at)
            VALUES (:kind, :provenance, :scheduledFor, :now, :leaseExpiresAt)
            ON CONFLICT (kind, scheduled_for) DO UPDATE
            SET lease_expires_at = excluded.lease_expires_at,
                fencing_token = run.fencing_token + 1
            WHERE run.status = 'in_progress'
              AND run.lease_expires_at < :now
            """)
    int claim(
            String kind,
            String provenance,
            Instant scheduledFor,
            Instant now,
            Instant leaseExpiresAt);

    /// Ends, as failed, the runs whose worker's lease ran out and that nobody took over; whoever still works at
    /// one will find it under another token.
    ///
    /// @param errors JSON array of gaps
    /// @return their ids
    @Query(
            """
            UPDATE data_collections
            SET status = 'failed',
                completed_at = greatest(started_at, CAST(:now AS timestamptz)),
                errors = CAST(:errors AS jsonb),
                lease_expires_at = NULL,
                fencing_token = fencing_token + 1
            WHERE id IN (
              SELECT id
              FROM data_collections
              WHERE kind = :kind
                AND status = 'in_progress'
                AND lease_expires_at < :now
              FOR UPDATE SKIP LOCKED)
            RETURNING id
            """)
    List<UUID> failAbandoned(String kind, Instant now, String errors);

    /// Ends a run, if the worker still holds it.
    ///
    /// @param errors JSON array of gaps, null for none
    /// @return 1, or 0 where another worker took over: then nothing of this worker may be committed
    @Query(
            """
            UPDATE data_collections
            SET status = :status,
                completed_at = :completedAt,
                errors = CAST(:errors AS jsonb),
                youtube_api_quota_used = :youtubeUnits,
                lease_expires_at = NULL
            WHERE id = :id
              AND fencing_token = :fencingToken
              AND status = 'in_progress'
            """)
    int end(
            UUID id,
            int fencingToken,
            String status,
            Instant completedAt,
            @Nullable String errors,
            int youtubeUnits);
}

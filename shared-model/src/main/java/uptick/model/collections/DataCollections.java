package uptick.model.collections;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// Reads runs.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface DataCollections extends GenericRepository<DataCollection, UUID> {

    /// The run of an id.
    Optional<DataCollection> findById(UUID id);

    /// The run that answers a schedule event.
    Optional<DataCollection> findByKindAndScheduledFor(String kind, Instant scheduledFor);

    /// The run of a kind that is under way for the schedule, or for people.
    ///
    /// @param isScheduled whether it answers a schedule event
    @Query(
            """
            SELECT id
            FROM data_collections
            WHERE kind = :kind
              AND status = 'in_progress'
              AND (scheduled_for IS NOT NULL) = :isScheduled
            ORDER BY started_at, id
            LIMIT 1
            """)
    Optional<UUID> findUnderWay(String kind, boolean isScheduled);

    /// Runs of a kind that take longer than they may.
    ///
    /// @param limit at most so many
    @Query(
            """
            SELECT id
            FROM data_collections
            WHERE kind = :kind
              AND status = 'in_progress'
              AND lease_expires_at < :now
            ORDER BY lease_expires_at, id
            LIMIT :limit
            """)
    List<UUID> findOverdue(String kind, Instant now, int limit);

    /// Runs over the trend sources that have ended, and of what they found no topics were chosen yet, oldest first.
    ///
    /// @param limit at most so many
    @Query(
            """
            SELECT id
            FROM data_collections
            WHERE kind = 'trends'
              AND completed_at IS NOT NULL
              AND discovered_at IS NULL
            ORDER BY completed_at, id
            LIMIT :limit
            """)
    List<UUID> findUndiscovered(int limit);

    /// Runs before one of them, newest first.
    ///
    /// @param startedAt of the one, or any time after the newest for the first page
    /// @param id of the one
    /// @param limit at most so many
    @Query(
            """
            SELECT id, kind, provenance, scheduled_for, started_at, completed_at, status, errors, reddit_api_calls,
                   youtube_api_quota_used, google_trends_api_calls, lease_expires_at, fencing_token
            FROM data_collections
            WHERE (started_at, id) < (:startedAt, :id)
            ORDER BY started_at DESC, id DESC
            LIMIT :limit
            """)
    List<DataCollection> findBefore(Instant startedAt, UUID id, int limit);

    /// Completed runs over the trend sources that nobody has scored yet, oldest first.
    ///
    /// @param sinceInclusive how far back the sweep looks, by start
    /// @param limit at most so many
    /* The bound stands on both sides: without it the server may read all scorings there ever were to leave out a few. */
    @Query(
            """
            SELECT id, kind, provenance, scheduled_for, started_at, completed_at, status, errors, reddit_api_calls,
                   youtube_api_quota_used, google_trends_api_calls, lease_expires_at, fencing_token
            FROM data_collections
            WHERE started_at >= :sinceInclusive
              AND status = 'completed'
              AND kind = 'trends'
              AND NOT EXISTS (
                SELECT
                FROM trend_scorings
                WHERE collection_id = data_collections.id
                  AND collection_started_at >= :sinceInclusive)
            ORDER BY started_at, id
            LIMIT :limit
            """)
    List<DataCollection> findUnscored(Instant sinceInclusive, int limit);
}

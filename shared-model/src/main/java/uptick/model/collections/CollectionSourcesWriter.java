package uptick.model.collections;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import org.jspecify.annotations.Nullable;

/// Hands out the slices of runs and takes their results; for the collections function alone.
///
/// What a slice gave is written in the transaction that finishes it or moves its cursor: a worker whose token is no
/// longer the slice's gets 0, and must roll back.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface CollectionSourcesWriter extends GenericRepository<CollectionSource, UUID> {

    /// Adds a source's slices to a run's work list; one that is there already stays as it is.
    ///
    /// @param slices their names
    /// @param topicIds of each, in the same order, the topics that it is to give an observation for: `{id,id}`
    /// @return how many are new
    @Query(
            """
            INSERT INTO collection_sources (collection_id, source, slice, topic_ids)
            SELECT :collectionId, :source, planned.slice, CAST(planned.topic_ids AS uuid[])
            FROM unnest(CAST(:slices AS text[]), CAST(:topicIds AS text[])) AS planned (slice, topic_ids)
            ON CONFLICT (collection_id, source, slice) DO NOTHING
            """)
    int plan(
            UUID collectionId,
            String source,
            @TypeDef(type = DataType.STRING_ARRAY) List<String> slices,
            @TypeDef(type = DataType.STRING_ARRAY) List<String> topicIds);

    /// Adds a slice that will not be done to a run's work list; one that is there already stays as it is.
    ///
    /// @param topicIds the topics that it would have given an observation for: `{id,id}`
    /// @param state never ok
    /// @return 1, or 0 where it is there
    @Query(
            """
            INSERT INTO collection_sources (collection_id, source, slice, topic_ids, status, state, reason, finished_at)
            VALUES (:collectionId, :source, :slice, CAST(CAST(:topicIds AS text) AS uuid[]), 'skipped', :state, :reason, :now)
            ON CONFLICT (collection_id, source, slice) DO NOTHING
            """)
    int skip(
            UUID collectionId,
            String source,
            String slice,
            String topicIds,
            ObservationState state,
            String reason,
            Instant now);

    /// Lets others that take slices look among other sources first until this transaction ends. Nobody waits for it.
    ///
    /// @return whether nobody else does so for this source
    @Query("SELECT pg_try_advisory_xact_lock(hashtextextended('uptick: claims of ' || :source, 0))")
    boolean tryApproach(String source);

    /// Takes unfinished slices of a source that nobody holds, of whichever run, those never begun first. No two workers
    /// get the same, and none waits for another.
    ///
    /// @param owner the worker, as it names itself
    /// @param limit at most so many
    @Query(
            """
            UPDATE collection_sources
            SET status = 'in_progress',
                attempts = attempts + 1,
                lease_owner = :owner,
                lease_expires_at = :leaseExpiresAt,
                fencing_token = fencing_token + 1,
                started_at = coalesce(started_at, CAST(:now AS timestamptz))
            WHERE id IN (
              SELECT id
              FROM collection_sources
              WHERE source = :source
                AND finished_at IS NULL
                AND (lease_expires_at IS NULL OR lease_expires_at < :now)
              ORDER BY lease_expires_at NULLS FIRST, id
              LIMIT :limit
              FOR UPDATE SKIP LOCKED)
            RETURNING id, collection_id, source, slice, status, state, reason, attempts, calls, units, items, error,
                      cursor, lease_owner, lease_expires_at, fencing_token, started_at, finished_at
            """)
    List<CollectionSource> claim(
            String owner, String source, Instant now, Instant leaseExpiresAt, int limit);

    /// Notes how far a slice got, and holds it longer.
    ///
    /// @param cursor where the next attempt would go on
    /// @param calls requests sent since the last note, as units and items
    /// @return 1, or 0 where the slice is no longer the caller's
    @Query(
            """
            UPDATE collection_sources
            SET cursor = :cursor,
                calls = calls + :calls,
                units = units + :units,
                items = items + :items,
                lease_expires_at = :leaseExpiresAt
            WHERE id = :id
              AND fencing_token = :fencingToken
              AND finished_at IS NULL
            """)
    int checkpoint(
            UUID id,
            int fencingToken,
            @Nullable String cursor,
            int calls,
            int units,
            int items,
            Instant leaseExpiresAt);

    /// Ends a slice.
    ///
    /// @param status one that ends it
    /// @param reason null only where the state is ok
    /// @param error JSON object, null for none
    /// @return 1, or 0 where the slice is no longer the caller's
    @Query(
            """
            UPDATE collection_sources
            SET status = :status,
                state = :state,
                reason = :reason,
                error = CAST(:error AS jsonb),
                lease_owner = NULL,
                lease_expires_at = NULL,
                finished_at = :finishedAt
            WHERE id = :id
              AND fencing_token = :fencingToken
              AND finished_at IS NULL
            """)
    int finish(
            UUID id,
            int fencingToken,
            SliceStatus status,
            ObservationState state,
            @Nullable String reason,
            @Nullable String error,
            Instant finishedAt);

    /// Gives a slice back before it is done, as if this attempt had not been: another worker goes on from its cursor.
    ///
    /// @return 1, or 0 where the slice is no longer the caller's
    @Query(
            """
            UPDATE collection_sources
            SET status = 'pending',
                attempts = attempts - 1,
                lease_owner = NULL,
                lease_expires_at = NULL,
                fencing_token = fencing_token + 1
            WHERE id = :id
              AND fencing_token = :fencingToken
              AND finished_at IS NULL
            """)
    int handBack(UUID id, int fencingToken);

    /// Ends whatever is left of a run, as failed where nothing of it was written; whoever still works at it will find it
    /// under another token.
    ///
    /// @param reason one sentence for people
    /// @return how many slices that were
    @Query(
            """
            UPDATE collection_sources
            SET status = CASE WHEN items > 0 THEN 'completed' ELSE 'failed' END,
                state = CASE WHEN attempts = 0 THEN 'not_asked' ELSE 'failed' END,
                reason = :reason,
                lease_owner = NULL,
                lease_expires_at = NULL,
                fencing_token = fencing_token + 1,
                finished_at = :now
            WHERE collection_id = :collectionId
              AND finished_at IS NULL
            """)
    int failRest(UUID collectionId, String reason, Instant now);
}

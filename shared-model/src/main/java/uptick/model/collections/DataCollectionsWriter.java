package uptick.model.collections;

import java.time.Instant;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import org.jspecify.annotations.Nullable;

/// Writes runs; for the collections function alone.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface DataCollectionsWriter extends GenericRepository<DataCollection, UUID> {

    /// Makes other transactions that start a run of this kind wait until this one ends.
    ///
    /// @return 1, for a query has to return something
    @Query(
            "SELECT count(*) FROM pg_advisory_xact_lock(hashtextextended('uptick: start of ' || :kind, 0))")
    long lockStart(String kind);

    /// Starts a run.
    ///
    /// @param scheduledFor the schedule event that it answers, null where a person asked
    /// @param deadline until when it may take
    /// @return its id
    @Query(
            """
            INSERT INTO data_collections (kind, provenance, scheduled_for, started_at, lease_expires_at)
            VALUES (:kind, :provenance, :scheduledFor, :now, :deadline)
            RETURNING id
            """)
    UUID start(
            String kind,
            String provenance,
            @Nullable Instant scheduledFor,
            Instant now,
            Instant deadline);

    /// Holds a run that has not ended, so that of many who finish its slices one sees the last of them. First in a
    /// transaction. By a change that changes nothing: it waits for others like it, and for nobody who writes rows of the run.
    ///
    /// @return 1, or 0 where it has ended
    @Query(
            """
            UPDATE data_collections
            SET lease_expires_at = lease_expires_at
            WHERE id = :id
              AND status = 'in_progress'
            """)
    int lock(UUID id);

    /// Ends a run whose slices have all ended, and adds up what they gave, cost and missed: completed where one gave
    /// something, else failed. Slices that only look for topics do not count where others were to give numbers. What was
    /// skipped is an error only of a run that gave nothing, or where units were missing.
    ///
    /// @return 1, or 0 where it has ended, or something is left to do
    @Query(
            """
            UPDATE data_collections AS run
            SET status = CASE WHEN ended.good > 0 THEN 'completed' ELSE 'failed' END,
                completed_at = greatest(run.started_at, CAST(:now AS timestamptz)),
                errors = CASE
                  WHEN ended.good > 0 THEN ended.errors
                  ELSE coalesce(
                    ended.errors,
                    ended.skips,
                    jsonb_build_array(jsonb_build_object(
                      'source', run.kind, 'slice', 'run', 'state', 'failed', 'reason', 'There was no source to ask.')))
                END,
                reddit_api_calls = ended.reddit_calls,
                youtube_api_quota_used = ended.youtube_units,
                google_trends_api_calls = ended.google_trends_calls,
                lease_expires_at = NULL
            FROM (
              SELECT CASE
                       WHEN count(*) FILTER (WHERE topic_ids <> '{}') > 0
                       THEN count(*) FILTER (WHERE status = 'completed' AND topic_ids <> '{}')
                       ELSE count(*) FILTER (WHERE status = 'completed')
                     END AS good,
                     count(*) FILTER (WHERE finished_at IS NULL) AS unfinished,
                     coalesce(sum(calls) FILTER (WHERE source = 'reddit'), 0) AS reddit_calls,
                     coalesce(sum(units) FILTER (WHERE source = 'youtube'), 0) AS youtube_units,
                     coalesce(sum(calls) FILTER (WHERE source = 'google_trends'), 0) AS google_trends_calls,
                     jsonb_agg(gap ORDER BY source, slice)
                       FILTER (WHERE state NOT IN ('ok', 'empty') AND (status <> 'skipped' OR state = 'quota')) AS errors,
                     jsonb_agg(gap ORDER BY source, slice) FILTER (WHERE status = 'skipped') AS skips
              FROM collection_sources
              CROSS JOIN LATERAL jsonb_build_object(
                'source', source,
                'slice', concat_ws(':', nullif(slice, ''), error ->> 'part'),
                'state', state,
                'reason', reason) AS gap
              WHERE collection_id = :id) AS ended
            WHERE run.id = :id
              AND run.status = 'in_progress'
              AND ended.unfinished = 0
            """)
    int endIfDone(UUID id, Instant now);

    /// Notes that topics are chosen of what a run found, in the transaction that chooses them: of two, one does.
    ///
    /// @return 1, or 0 where they were, or it has not ended
    @Query(
            """
            UPDATE data_collections
            SET discovered_at = :now
            WHERE id = :id
              AND kind = 'trends'
              AND completed_at IS NOT NULL
              AND discovered_at IS NULL
            """)
    int noteDiscovered(UUID id, Instant now);
}

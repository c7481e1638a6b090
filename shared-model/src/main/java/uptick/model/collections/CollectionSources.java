package uptick.model.collections;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// Reads the work lists of runs.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface CollectionSources extends GenericRepository<CollectionSource, UUID> {

    /// Every slice of a run, source by source.
    @Query(
            """
            SELECT id, collection_id, source, slice, status, state, reason, attempts, calls, units, items, error,
                   cursor, lease_owner, lease_expires_at, fencing_token, started_at, finished_at
            FROM collection_sources
            WHERE collection_id = :collectionId
            ORDER BY source, slice
            LIMIT :limit
            """)
    List<CollectionSource> findByCollection(UUID collectionId, int limit);

    /// How many slices of each run wait for a worker, those included whose worker's lease ran out.
    ///
    /// @param limit at most so many slices, those never begun first
    /* Their order is that of the index of unfinished ones: grouped at once, a plan for any time read every slice ever. */
    @Query(
            """
            SELECT collection_id, count(*) AS slices
            FROM (
              SELECT collection_id
              FROM collection_sources
              WHERE finished_at IS NULL
                AND (lease_expires_at IS NULL OR lease_expires_at < :now)
              ORDER BY lease_expires_at NULLS FIRST, id
              LIMIT :limit) AS waiting
            GROUP BY collection_id
            ORDER BY collection_id
            """)
    List<WaitingSlices> findWaiting(Instant now, int limit);

    /// The sources of which a slice waits for a worker, those first that the fewest work on: so that one whose pace keeps
    /// its workers waiting does not keep the others waiting, too. Among equals, that of the slice that waits longest.
    /* From one source to the next by the index of unfinished slices: however many wait, a look at two of each source. */
    @Query(
            """
            WITH RECURSIVE unfinished (source) AS (
              (SELECT source
              FROM collection_sources
              WHERE finished_at IS NULL
              ORDER BY source
              LIMIT 1)
              UNION ALL
              SELECT (
                SELECT source
                FROM collection_sources
                WHERE finished_at IS NULL
                  AND source > unfinished.source
                ORDER BY source
                LIMIT 1)
              FROM unfinished
              WHERE unfinished.source IS NOT NULL)
            SELECT unfinished.source
            FROM unfinished
            CROSS JOIN LATERAL (
              SELECT count(*) AS workers
              FROM collection_sources
              WHERE source = unfinished.source
                AND finished_at IS NULL
                AND lease_expires_at >= :now) AS busy
            CROSS JOIN LATERAL (
              SELECT lease_expires_at, id
              FROM collection_sources
              WHERE source = unfinished.source
                AND finished_at IS NULL
                AND (lease_expires_at IS NULL OR lease_expires_at < :now)
              ORDER BY lease_expires_at NULLS FIRST, id
              LIMIT 1) AS longest
            ORDER BY busy.workers, longest.lease_expires_at NULLS FIRST, longest.id
            """)
    List<String> findSourcesThatWait(Instant now);

    /// How far a run is with each source, by the source's name.
    @Query(
            """
            SELECT source,
                   count(*) AS slices,
                   count(finished_at) AS slices_done,
                   count(*) FILTER (WHERE status = 'failed') AS slices_failed,
                   sum(calls) AS calls,
                   sum(units) AS units,
                   sum(items) AS items,
                   (array_agg(state ORDER BY state IN ('ok', 'empty'), slice) FILTER (WHERE finished_at IS NOT NULL))[1]
                     AS state,
                   (array_agg(reason ORDER BY state IN ('ok', 'empty'), slice) FILTER (WHERE finished_at IS NOT NULL))[1]
                     AS reason,
                   (SELECT count(*)
                   FROM observations
                   WHERE collection_id = :collectionId
                     AND source = slice.source
                     AND state = 'quota') AS topics_without_units
            FROM collection_sources AS slice
            WHERE collection_id = :collectionId
            GROUP BY source
            ORDER BY source
            """)
    List<SourceProgress> findProgress(UUID collectionId);

    /// Sources of a run that gave nothing in this run and the ones before it, as often as it takes to be called silent.
    /// Runs in which a source was not asked do not count, nor what is older than a hundred runs.
    ///
    /// @param runs how many runs it takes
    @Query(
            """
            SELECT asked.source
            FROM (
              SELECT DISTINCT source
              FROM collection_sources
              WHERE collection_id = :collectionId
                AND status <> 'skipped') AS asked
            CROSS JOIN LATERAL (
              SELECT count(*) AS runs, coalesce(sum(latest.good), 0) AS good
              FROM (
                SELECT count(*) FILTER (WHERE slice.status = 'completed') AS good
                FROM (
                  SELECT id, started_at
                  FROM data_collections
                  WHERE status <> 'in_progress'
                  ORDER BY started_at DESC, id DESC
                  LIMIT 100) AS run
                JOIN collection_sources AS slice ON slice.collection_id = run.id
                  AND slice.source = asked.source
                  AND slice.status <> 'skipped'
                GROUP BY run.id, run.started_at
                ORDER BY run.started_at DESC, run.id DESC
                LIMIT :runs) AS latest) AS record
            WHERE record.runs = :runs
              AND record.good = 0
            ORDER BY asked.source
            """)
    List<String> findSilent(UUID collectionId, int runs);
}

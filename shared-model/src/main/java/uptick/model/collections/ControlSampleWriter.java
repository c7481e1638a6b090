package uptick.model.collections;

import java.time.Instant;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// Draws the sample of topics that nobody tracks, and lets them go again; for the collections function alone.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface ControlSampleWriter extends GenericRepository<Topic, UUID> {

    /// Lets those go that have been in it for long enough.
    ///
    /// @param drawnBefore when they were drawn, or earlier
    /// @return how many
    @Query(
            """
            UPDATE topics
            SET is_control_sample = false,
                sampled_at = NULL
            WHERE is_control_sample
              AND sampled_at <= :drawnBefore
            """)
    int letGo(Instant drawnBefore);

    /// How many places are free.
    ///
    /// @param tracked for how many tracked topics there is one
    /// @return 0 or more
    @Query(
            """
            SELECT CAST(greatest(
              0,
              (SELECT count(*) FROM topics WHERE is_tracked) / :tracked
                - (SELECT count(*) FROM topics WHERE is_control_sample)) AS integer)
            """)
    int countPlaces(int tracked);

    /// Draws topics that are neither tracked nor retired: those that follow a place on a ring that the seed gives, in the
    /// order of the MD5 of their ids. The same seed and topics give the same.
    ///
    /// @param places how many at most
    /// @return how many there were
    /* What an editor has tracked or retired since it was found stays as it is. */
    @Query(
            """
            UPDATE topics
            SET is_control_sample = true,
                sampled_at = :now
            WHERE id IN (
              SELECT id
              FROM (
                (SELECT id
                FROM topics
                WHERE NOT is_tracked
                  AND NOT is_control_sample
                  AND retired_at IS NULL
                  AND CAST(md5(CAST(id AS text)) AS uuid) >= CAST(md5(:seed) AS uuid)
                ORDER BY CAST(md5(CAST(id AS text)) AS uuid)
                LIMIT :places)
                UNION ALL
                (SELECT id
                FROM topics
                WHERE NOT is_tracked
                  AND NOT is_control_sample
                  AND retired_at IS NULL
                  AND CAST(md5(CAST(id AS text)) AS uuid) < CAST(md5(:seed) AS uuid)
                ORDER BY CAST(md5(CAST(id AS text)) AS uuid)
                LIMIT :places)) AS ring
              LIMIT :places)
              AND NOT is_tracked
              AND NOT is_control_sample
              AND retired_at IS NULL
            """)
    int draw(String seed, int places, Instant now);
}

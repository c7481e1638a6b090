package uptick.model.collections;

import java.util.List;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// Reads topics.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface Topics extends GenericRepository<Topic, UUID> {

    /// The tracked topics, the most wanted first.
    ///
    /// @param limit at most so many
    @Query(
            """
            SELECT id, topic_key, title, aliases, language, region, is_tracked, priority, created_by
            FROM topics
            WHERE is_tracked
            ORDER BY priority DESC, id
            LIMIT :limit
            """)
    List<Topic> findTracked(int limit);

    /// The topics that a run looked for, in no particular order.
    @Query(
            """
            SELECT id, topic_key, title, aliases, language, region, is_tracked, priority, created_by
            FROM topics
            WHERE id IN (SELECT topic_id FROM observations WHERE collection_id = :collectionId)
            """)
    List<Topic> findObserved(UUID collectionId);

    /// The topics to look for where each costs nothing more: those that are tracked, the most wanted first, and every tenth
    /// of the sample of those that are not; without those that are not wanted of this source.
    ///
    /// @param limit at most so many
    @Query(
            """
            SELECT id, topic_key, title, aliases, language, region, is_tracked, priority, created_by
            FROM (
              (SELECT *, row_number() OVER (ORDER BY priority DESC, id) * 10 / 9.0 AS place
              FROM topics
              WHERE is_tracked
                AND (wanted_sources IS NULL OR CAST(:source AS text) = ANY (wanted_sources))
              ORDER BY priority DESC, id
              LIMIT :limit)
              UNION ALL
              (SELECT *, row_number() OVER (ORDER BY id) * 10 AS place
              FROM topics
              WHERE is_control_sample
                AND (wanted_sources IS NULL OR CAST(:source AS text) = ANY (wanted_sources))
              ORDER BY id
              LIMIT :limit)) AS asked
            ORDER BY place, is_tracked DESC
            LIMIT :limit
            """)
    List<Topic> findToAsk(String source, int limit);

    /// Topics by their ids, the most wanted first; ids of none are passed over.
    @Query(
            """
            SELECT id, topic_key, title, aliases, language, region, is_tracked, priority, created_by
            FROM topics
            WHERE id = ANY (CAST(:ids AS uuid[]))
            ORDER BY priority DESC, id
            """)
    List<Topic> findByIds(@TypeDef(type = DataType.STRING_ARRAY) List<String> ids);

    /// The topics of a slice of a run's work, the most wanted first.
    @Query(
            """
            SELECT topics.id, topic_key, title, aliases, language, region, is_tracked, priority, created_by
            FROM collection_sources AS slice
            JOIN topics ON topics.id = ANY (slice.topic_ids)
            WHERE slice.id = :sliceId
            ORDER BY priority DESC, topics.id
            """)
    List<Topic> findOfSlice(UUID sliceId);

    /// Of these topics those that are there, and stay until the transaction ends.
    @Query(
            """
            SELECT id
            FROM topics
            WHERE id = ANY (CAST(:ids AS uuid[]))
            ORDER BY id
            FOR KEY SHARE
            """)
    List<UUID> holdPresent(@TypeDef(type = DataType.STRING_ARRAY) List<String> ids);
}

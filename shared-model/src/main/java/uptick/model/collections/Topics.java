package uptick.model.collections;

import java.util.List;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
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
}

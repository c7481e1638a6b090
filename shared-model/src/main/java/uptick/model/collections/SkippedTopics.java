package uptick.model.collections;

import java.util.List;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// Reads which topics a run did not ask which source for, and why. The page is found first, by its index, and then its topics.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface SkippedTopics extends GenericRepository<Observation, UUID> {

    /// Of all sources, by source and topic.
    ///
    /// @param source of the one that ended the page before, empty for the first page
    /// @param topicId of the same
    /// @param limit at most so many
    @Query(
            """
            SELECT skipped.topic_id, topics.title, skipped.source, skipped.state, skipped.reason
            FROM (
              SELECT topic_id, source, state, reason
              FROM observations
              WHERE collection_id = :collectionId
                AND state IN ('quota', 'not_asked')
                AND (source, topic_id) > (CAST(:source AS text), CAST(:topicId AS uuid))
              ORDER BY source, topic_id
              LIMIT :limit) AS skipped
            JOIN topics ON topics.id = skipped.topic_id
            ORDER BY skipped.source, skipped.topic_id
            """)
    List<SkippedTopic> findAfter(UUID collectionId, String source, UUID topicId, int limit);

    /// Of one source, by topic.
    ///
    /// @param topicId of the one that ended the page before
    /// @param limit at most so many
    @Query(
            """
            SELECT skipped.topic_id, topics.title, skipped.source, skipped.state, skipped.reason
            FROM (
              SELECT topic_id, source, state, reason
              FROM observations
              WHERE collection_id = :collectionId
                AND state IN ('quota', 'not_asked')
                AND source = :source
                AND topic_id > :topicId
              ORDER BY topic_id
              LIMIT :limit) AS skipped
            JOIN topics ON topics.id = skipped.topic_id
            ORDER BY skipped.topic_id
            """)
    List<SkippedTopic> findOfSourceAfter(UUID collectionId, String source, UUID topicId, int limit);
}

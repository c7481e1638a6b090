package uptick.model.collections;

import java.util.List;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// Who follows which topic. Rows belong to a user: row-level security shows and takes only those of the
/// user that the transaction acts for, and outside a principal's transaction there are none.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface TopicWatches extends GenericRepository<Topic, UUID> {

    /// The topics that a user follows, by title whatever its case.
    ///
    /// @param limit at most so many
    @Query(
            """
            SELECT topics.id, topic_key, title, aliases, language, region, is_tracked, priority, created_by
            FROM topic_watches
            JOIN topics ON topics.id = topic_watches.topic_id
            WHERE topic_watches.user_id = :userId
            ORDER BY topics.topic_key
            LIMIT :limit
            """)
    List<Topic> findWatched(UUID userId, int limit);

    /// Makes a user follow a topic; following twice is following once.
    ///
    /// @return 1, or 0 where the topic does not exist or was followed before
    @Query(
            """
            INSERT INTO topic_watches (user_id, topic_id)
            SELECT :userId, id
            FROM topics
            WHERE id = :topicId
            ON CONFLICT DO NOTHING
            """)
    int watch(UUID userId, UUID topicId);

    /// Makes a user follow a topic unless they follow as many as they may; [#lock] comes first.
    ///
    /// @param most how many they may
    /// @return 1, or 0 where the topic does not exist, was followed before, or is one too many
    @Query(
            """
            INSERT INTO topic_watches (user_id, topic_id)
            SELECT :userId, id
            FROM topics
            WHERE id = :topicId
              AND (SELECT count(*) FROM topic_watches WHERE user_id = :userId) < :most
            ON CONFLICT DO NOTHING
            """)
    int watchWithin(UUID userId, UUID topicId, int most);

    /// Makes other transactions in which this user begins to follow a topic wait until this one ends, so that two
    /// cannot both be the last.
    ///
    /// @return 1, for a query has to return something
    @Query(
            "SELECT count(*) FROM pg_advisory_xact_lock(hashtextextended(CAST(:userId AS text), 7232))")
    long lock(UUID userId);

    /// Whether a user follows a topic.
    @Query(
            "SELECT EXISTS (SELECT FROM topic_watches WHERE user_id = :userId AND topic_id = :topicId)")
    boolean isWatched(UUID userId, UUID topicId);

    /// Makes a user no longer follow a topic.
    ///
    /// @return 1, or 0 where it was not followed
    @Query("DELETE FROM topic_watches WHERE user_id = :userId AND topic_id = :topicId")
    int unwatch(UUID userId, UUID topicId);

    /// Whether there is such a topic.
    @Query("SELECT EXISTS (SELECT FROM topics WHERE id = :topicId)")
    boolean isTopic(UUID topicId);
}

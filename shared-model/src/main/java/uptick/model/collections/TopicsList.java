package uptick.model.collections;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// Reads topics for people, a page at a time, by their keys in byte order.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface TopicsList extends GenericRepository<Topic, UUID> {

    /// Topics that are not retired.
    ///
    /// @param after the key that ended the page before, empty for the first
    /// @param tracked whether to list those that are tracked
    /// @param untracked whether to list those that are not
    @Query(
            """
            SELECT id, topic_key, title, aliases, language, region, is_tracked, is_control_sample, priority, wanted_sources,
                   retired_at, discovered_at, discovered_from
            FROM topics
            WHERE retired_at IS NULL
              AND topic_key COLLATE "C" > CAST(:after AS text)
              AND is_tracked = ANY (ARRAY[CAST(:tracked AS boolean), NOT CAST(:untracked AS boolean)])
            ORDER BY topic_key COLLATE "C"
            LIMIT :limit
            """)
    List<ListedTopic> findAfter(String after, boolean tracked, boolean untracked, int limit);

    /// Topics that charts brought and that are not retired.
    ///
    /// @param after the key that ended the page before, empty for the first
    /// @param tracked whether to list those that are tracked
    /// @param untracked whether to list those that are not
    @Query(
            """
            SELECT id, topic_key, title, aliases, language, region, is_tracked, is_control_sample, priority, wanted_sources,
                   retired_at, discovered_at, discovered_from
            FROM topics
            WHERE retired_at IS NULL
              AND discovered_at IS NOT NULL
              AND topic_key COLLATE "C" > CAST(:after AS text)
              AND is_tracked = ANY (ARRAY[CAST(:tracked AS boolean), NOT CAST(:untracked AS boolean)])
            ORDER BY topic_key COLLATE "C"
            LIMIT :limit
            """)
    List<ListedTopic> findDiscoveredAfter(
            String after, boolean tracked, boolean untracked, int limit);

    /// Topics that are not retired and of whose title and aliases some words begin as asked.
    ///
    /// @param words a text search query, such as `'iph':* & 'x':*`
    /// @param discovered whether to list only those that charts brought
    /* Found first, then put in order: how many there are nobody can tell beforehand, and the server, taking them in order,
     * would read every topic for a page that few fill. What it costs goes by how many are found. */
    @Query(
            """
            WITH found AS MATERIALIZED (
              SELECT id, topic_key, title, aliases, language, region, is_tracked, is_control_sample, priority, wanted_sources,
                     retired_at, discovered_at, discovered_from
              FROM topics
              WHERE retired_at IS NULL
                AND topic_words(topic_key, alias_keys) @@ to_tsquery('simple', :words))
            SELECT id, topic_key, title, aliases, language, region, is_tracked, is_control_sample, priority, wanted_sources,
                   retired_at, discovered_at, discovered_from
            FROM found
            WHERE topic_key COLLATE "C" > CAST(:after AS text)
              AND is_tracked = ANY (ARRAY[CAST(:tracked AS boolean), NOT CAST(:untracked AS boolean)])
              AND (discovered_at IS NOT NULL OR NOT CAST(:discovered AS boolean))
            ORDER BY topic_key COLLATE "C"
            LIMIT :limit
            """)
    List<ListedTopic> search(
            String words,
            String after,
            boolean tracked,
            boolean untracked,
            boolean discovered,
            int limit);

    /// A topic by its id, retired ones too.
    @Query(
            """
            SELECT id, topic_key, title, aliases, language, region, is_tracked, is_control_sample, priority, wanted_sources,
                   retired_at, discovered_at, discovered_from
            FROM topics
            WHERE id = :id
            """)
    Optional<ListedTopic> findById(UUID id);
}

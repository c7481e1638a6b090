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

/// Makes topics of what charts show, and lets them go again; for the collections function alone. [TopicsEditor#lock] comes
/// first. Topics that an editor added or changed are left as they are.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface DiscoveredTopicsWriter extends GenericRepository<Topic, UUID> {

    /// The topics that have one of these names, as their title or an alias; the retired ones too, for to those an editor
    /// said no. One that has several of the names may come as often.
    ///
    /// @param keys names, normalised
    /* Name by name: of an overlap with many names the server believes that most topics have it, and reads them all. */
    @Query(
            """
            SELECT named.id, named.topic_key, named.alias_keys, named.is_let_go
            FROM unnest(CAST(:keys AS text[])) AS asked (name)
            CROSS JOIN LATERAL (
              SELECT id, topic_key, alias_keys, is_automatic AND NOT is_tracked AS is_let_go
              FROM topics
              WHERE topic_key = asked.name
              UNION
              SELECT id, topic_key, alias_keys, is_automatic AND NOT is_tracked AS is_let_go
              FROM topics
              WHERE alias_keys @> ARRAY[asked.name]) AS named
            """)
    List<NamedTopic> findNamed(@TypeDef(type = DataType.STRING_ARRAY) List<String> keys);

    /// Notes that charts show these topics; a later time that is there stays.
    ///
    /// @return how many that were news of
    @Query(
            """
            UPDATE topics
            SET last_found_at = :now
            WHERE id = ANY (CAST(:ids AS uuid[]))
              AND (last_found_at IS NULL OR last_found_at < :now)
            """)
    int noteFound(@TypeDef(type = DataType.STRING_ARRAY) List<String> ids, Instant now);

    /// Tracks no longer what no chart showed since then and nobody follows. It stays a topic, with all that was collected.
    ///
    /// @return how many that were
    @Query(
            """
            UPDATE topics
            SET is_tracked = false
            WHERE is_automatic
              AND is_tracked
              AND last_found_at < :notSince
              AND NOT topic_is_watched(id)
            """)
    int letGo(Instant notSince);

    /// How many topics are tracked because charts show them.
    @Query("SELECT count(*) FROM topics WHERE is_automatic AND is_tracked")
    int countTracked();

    /// Adds topics, tracked from now on; one whose key is there stays as it is. The lists are of one length and order; an
    /// empty text stands for null.
    ///
    /// @param keys the titles normalised, each once
    /// @param languages BCP 47 tags
    /// @param regions ISO 3166-1 alpha-2 codes
    /// @param sources whose charts showed each, by commas
    /// @return how many are new
    @Query(
            """
            INSERT INTO topics (
              topic_key, title, language, region, is_tracked, discovered_at, discovered_from, last_found_at, is_automatic)
            SELECT given.topic_key, given.title, nullif(given.language, ''), nullif(given.region, ''), true, :now,
                   string_to_array(given.sources, ','), :now, true
            FROM unnest(
              CAST(:keys AS text[]), CAST(:titles AS text[]), CAST(:languages AS text[]), CAST(:regions AS text[]),
              CAST(:sources AS text[])) AS given (topic_key, title, language, region, sources)
            ON CONFLICT (topic_key) DO NOTHING
            """)
    int add(
            @TypeDef(type = DataType.STRING_ARRAY) List<String> keys,
            @TypeDef(type = DataType.STRING_ARRAY) List<String> titles,
            @TypeDef(type = DataType.STRING_ARRAY) List<String> languages,
            @TypeDef(type = DataType.STRING_ARRAY) List<String> regions,
            @TypeDef(type = DataType.STRING_ARRAY) List<String> sources,
            Instant now);

    /// Tracks topics again that were let go.
    ///
    /// @return how many that were
    @Query(
            """
            UPDATE topics
            SET is_tracked = true,
                is_control_sample = false,
                sampled_at = NULL
            WHERE id = ANY (CAST(:ids AS uuid[]))
              AND is_automatic
              AND NOT is_tracked
            """)
    int trackAgain(@TypeDef(type = DataType.STRING_ARRAY) List<String> ids);
}

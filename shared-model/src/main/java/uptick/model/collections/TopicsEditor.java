package uptick.model.collections;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import org.jspecify.annotations.Nullable;

/// Changes topics as editors want them; for the collections function alone. [#lock] comes first: it keeps two editors from
/// giving one name to two topics.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface TopicsEditor extends GenericRepository<Topic, UUID> {

    /// Makes other transactions that change topics wait until this one ends.
    ///
    /// @return 1, for a query has to return something
    @Query("SELECT count(*) FROM pg_advisory_xact_lock(hashtext('uptick: topic names'))")
    long lock();

    /// A topic to which these names belong: its title is among them, or the title is one of its aliases. Several topics
    /// may share an alias, for one text can be about several.
    ///
    /// @param self the topic that wants them, which is none
    /// @param key the title that is wanted, normalised
    /// @param keys that and the wanted aliases, normalised
    /* Looked for first: for one row in order the server walks through all titles, since some topic is sure to come. */
    @Query(
            """
            WITH named AS MATERIALIZED (
              SELECT id, topic_key, title, aliases, language, region, is_tracked, is_control_sample, priority, wanted_sources,
                     retired_at, discovered_at, discovered_from
              FROM topics
              WHERE topic_key = ANY (CAST(:keys AS varchar[]))
              UNION ALL
              SELECT id, topic_key, title, aliases, language, region, is_tracked, is_control_sample, priority, wanted_sources,
                     retired_at, discovered_at, discovered_from
              FROM topics
              WHERE alias_keys @> ARRAY[CAST(:key AS text)])
            SELECT id, topic_key, title, aliases, language, region, is_tracked, is_control_sample, priority, wanted_sources,
                   retired_at, discovered_at, discovered_from
            FROM named
            WHERE retired_at IS NULL
              AND id <> :self
            ORDER BY topic_key
            LIMIT 1
            """)
    Optional<ListedTopic> findSameName(
            UUID self, String key, @TypeDef(type = DataType.STRING_ARRAY) List<String> keys);

    /// Whether a retired topic other than this has the title.
    @Query(
            """
            SELECT EXISTS (
              SELECT
              FROM topics
              WHERE topic_key = :key
                AND id <> :self
                AND retired_at IS NOT NULL)
            """)
    boolean isRetiredName(UUID self, String key);

    /// Adds a topic, or brings back the retired one of that title, with what was collected of it.
    ///
    /// @return its id, null where there is one of that title that is not retired
    @Query(
            """
            INSERT INTO topics AS present (
              topic_key, title, aliases, alias_keys, language, region, is_tracked, priority, wanted_sources, created_by)
            VALUES (
              :topicKey, :title, :aliases, :aliasKeys, :language, :region, :isTracked, :priority, :wantedSources, :createdBy)
            ON CONFLICT (topic_key) DO UPDATE
            SET title = excluded.title,
                aliases = excluded.aliases,
                alias_keys = excluded.alias_keys,
                language = excluded.language,
                region = excluded.region,
                is_tracked = excluded.is_tracked,
                priority = excluded.priority,
                wanted_sources = excluded.wanted_sources,
                retired_at = NULL
            WHERE present.retired_at IS NOT NULL
            RETURNING id
            """)
    @Nullable UUID add(
            String topicKey,
            String title,
            @TypeDef(type = DataType.STRING_ARRAY) List<String> aliases,
            @TypeDef(type = DataType.STRING_ARRAY) List<String> aliasKeys,
            @Nullable String language,
            @Nullable String region,
            boolean isTracked,
            int priority,
            @TypeDef(type = DataType.STRING_ARRAY) @Nullable List<String> wantedSources,
            UUID createdBy);

    /// Changes a topic; one that is tracked from now on is in the control sample no longer, and one that was discovered is
    /// no longer let go by itself.
    ///
    /// @return 1, or 0 where there is none that is not retired
    @Query(
            """
            UPDATE topics
            SET topic_key = :topicKey,
                title = :title,
                aliases = :aliases,
                alias_keys = :aliasKeys,
                language = :language,
                region = :region,
                is_tracked = :isTracked,
                is_control_sample = is_control_sample AND NOT CAST(:isTracked AS boolean),
                sampled_at = CASE WHEN NOT CAST(:isTracked AS boolean) THEN sampled_at END,
                is_automatic = false,
                priority = :priority,
                wanted_sources = :wantedSources
            WHERE id = :id
              AND retired_at IS NULL
            """)
    int change(
            UUID id,
            String topicKey,
            String title,
            @TypeDef(type = DataType.STRING_ARRAY) List<String> aliases,
            @TypeDef(type = DataType.STRING_ARRAY) List<String> aliasKeys,
            @Nullable String language,
            @Nullable String region,
            boolean isTracked,
            int priority,
            @TypeDef(type = DataType.STRING_ARRAY) @Nullable List<String> wantedSources);

    /// Takes a topic off the list; what was collected of it stays.
    ///
    /// @return 1, or 0 where there is none that is not retired
    @Query(
            """
            UPDATE topics
            SET retired_at = :now,
                is_tracked = false,
                is_control_sample = false,
                sampled_at = NULL,
                is_automatic = false
            WHERE id = :id
              AND retired_at IS NULL
            """)
    int retire(UUID id, Instant now);
}

package uptick.model.collections;

import java.util.List;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// Reads what there is to plan: topics, and what asking for them brought before.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface TopicsToAsk extends GenericRepository<Topic, UUID> {

    /// The topics that a source may be asked for, in no particular order: those that are tracked, and the sample of those
    /// that are not; without those that are not wanted of this source.
    ///
    /// @param answers how many of the source's latest answers to look back at
    /// @param limit at most so many of either, of the tracked ones the most wanted
    @Query(
            """
            SELECT asked.id, asked.priority, asked.is_control_sample, past.answered_at, past.answers, past.news
            FROM (
              (SELECT id, priority, is_control_sample
              FROM topics
              WHERE is_tracked
                AND (wanted_sources IS NULL OR CAST(:source AS text) = ANY (wanted_sources))
              ORDER BY priority DESC, id
              LIMIT :limit)
              UNION ALL
              (SELECT id, priority, is_control_sample
              FROM topics
              WHERE is_control_sample
                AND (wanted_sources IS NULL OR CAST(:source AS text) = ANY (wanted_sources))
              ORDER BY id
              LIMIT :limit)) AS asked
            CROSS JOIN LATERAL (
              SELECT max(observed_at) AS answered_at,
                     count(*) AS answers,
                     count(*) FILTER (WHERE is_news) AS news
              FROM (
                SELECT observed_at, is_news
                FROM observations
                WHERE topic_id = asked.id
                  AND source = :source
                  AND is_news IS NOT NULL
                ORDER BY observed_at DESC, id DESC
                LIMIT :answers) AS answer) AS past
            """)
    List<TopicToAsk> findOfSource(String source, int answers, int limit);

    /// Topics by their ids, whether or not they are tracked or wanted of the source; ids of none are passed over.
    ///
    /// @param answers how many of the source's latest answers to look back at
    @Query(
            """
            SELECT asked.id, asked.priority, asked.is_control_sample, past.answered_at, past.answers, past.news
            FROM topics AS asked
            CROSS JOIN LATERAL (
              SELECT max(observed_at) AS answered_at,
                     count(*) AS answers,
                     count(*) FILTER (WHERE is_news) AS news
              FROM (
                SELECT observed_at, is_news
                FROM observations
                WHERE topic_id = asked.id
                  AND source = :source
                  AND is_news IS NOT NULL
                ORDER BY observed_at DESC, id DESC
                LIMIT :answers) AS answer) AS past
            WHERE asked.id = ANY (CAST(:ids AS uuid[]))
            """)
    List<TopicToAsk> findByIds(
            String source, @TypeDef(type = DataType.STRING_ARRAY) List<String> ids, int answers);
}

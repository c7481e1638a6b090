package uptick.model.collections;

import java.util.List;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// Reads observations.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface Observations extends GenericRepository<Observation, UUID> {

    /// Everything that a run saw, topic by topic.
    @Query(
            """
            SELECT id, collection_id, topic_id, source, observed_at, state, reason,
                   metrics || jsonb_build_object('source', source) AS metrics, series, recorded_at
            FROM observations
            WHERE collection_id = :collectionId
            ORDER BY topic_id, source
            """)
    List<Observation> findByCollection(UUID collectionId);

    /// For each topic of a run, its newest good observation on the same source at a usable distance before the
    /// run's own, as far as it was known then: what velocities are measured against. When the question is asked
    /// makes no difference to the answer.
    ///
    /// @param leastHours how many hours must lie between the two
    /// @param mostHours how many hours may lie between the two
    @Query(
            """
            SELECT earlier.id, earlier.collection_id, earlier.topic_id, earlier.source, earlier.observed_at,
                   earlier.state, earlier.reason,
                   earlier.metrics || jsonb_build_object('source', earlier.source) AS metrics, earlier.series,
                   earlier.recorded_at
            FROM observations AS current
            CROSS JOIN LATERAL (
              SELECT *
              FROM observations
              WHERE topic_id = current.topic_id
                AND source = current.source
                AND observed_at <= current.observed_at - CAST(:leastHours AS double precision) * INTERVAL '1 hour'
                AND observed_at >= current.observed_at - CAST(:mostHours AS double precision) * INTERVAL '1 hour'
                AND recorded_at < current.recorded_at
                AND state = 'ok'
              ORDER BY observed_at DESC, id DESC
              LIMIT 1) AS earlier
            WHERE current.collection_id = :collectionId
            ORDER BY earlier.topic_id, earlier.source
            """)
    List<Observation> findPrevious(UUID collectionId, double leastHours, double mostHours);

    /// Of these topics those of which a source's newest answer, other than a run's own, had numbers. Runs in which it was
    /// not asked, or did not answer, are passed over.
    @Query(
            """
            SELECT asked.topic_id
            FROM unnest(CAST(:topicIds AS uuid[])) AS asked (topic_id)
            CROSS JOIN LATERAL (
              SELECT state
              FROM observations
              WHERE topic_id = asked.topic_id
                AND source = :source
                AND collection_id <> :collectionId
                AND is_news IS NOT NULL
              ORDER BY observed_at DESC, id DESC
              LIMIT 1) AS latest
            WHERE latest.state = 'ok'
            """)
    List<UUID> findSeenBefore(
            UUID collectionId,
            String source,
            @TypeDef(type = DataType.STRING_ARRAY) List<String> topicIds);

    /// Of these topics and sources the newest good observation since an instant each.
    ///
    /// @param topicIds of each question
    /// @param sources of each question
    /// @param instants of each question
    @Query(
            """
            SELECT newest.id, newest.collection_id, newest.topic_id, newest.source, newest.observed_at, newest.state,
                   newest.reason, newest.metrics || jsonb_build_object('source', newest.source) AS metrics,
                   newest.series, newest.recorded_at
            FROM unnest(CAST(:topicIds AS uuid[]), CAST(:sources AS text[]), CAST(:instants AS timestamptz[]))
              AS asked (topic_id, source, at)
            CROSS JOIN LATERAL (
              SELECT *
              FROM observations
              WHERE topic_id = asked.topic_id
                AND source = asked.source
                AND observed_at >= asked.at
                AND state = 'ok'
              ORDER BY observed_at DESC, id DESC
              LIMIT 1) AS newest
            """)
    List<Observation> findNewestSince(
            @TypeDef(type = DataType.STRING_ARRAY) List<String> topicIds,
            @TypeDef(type = DataType.STRING_ARRAY) List<String> sources,
            @TypeDef(type = DataType.STRING_ARRAY) List<String> instants);
}

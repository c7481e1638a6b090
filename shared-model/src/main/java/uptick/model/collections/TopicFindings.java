package uptick.model.collections;

import java.util.List;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// Reads what runs found in charts.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface TopicFindings extends GenericRepository<Topic, UUID> {

    /// What a run found, source by source and slice by slice, the best placed first.
    @Query(
            """
            SELECT source, topic_key, title, language, region, rank, is_sure
            FROM topic_findings
            WHERE collection_id = :collectionId
            ORDER BY source, slice, rank, topic_key
            """)
    List<TopicFinding> findOfRun(UUID collectionId);
}

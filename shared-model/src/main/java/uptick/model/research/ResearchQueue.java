package uptick.model.research;

import java.util.List;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// Reads what is under investigation.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface ResearchQueue extends GenericRepository<ResearchItem, UUID> {

    /// The items of a status after one, the highest score first.
    ///
    /// @param score of the one, or any above the highest for the first page
    /// @param id of the one
    /// @param limit at most so many
    @Query(
            """
            SELECT id, instrument_id, score, status, metadata, queued_at, finished_at
            FROM research_queue
            WHERE status = :status
              AND score <= :score
              AND (score < :score OR id > :id)
            ORDER BY score DESC, id
            LIMIT :limit
            """)
    List<ResearchItem> findAfter(ResearchItem.Status status, double score, UUID id, int limit);
}

package uptick.model.collections;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// Gives market what was staged for it.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface StagedRows extends GenericRepository<StagedRow, UUID> {

    /// Takes the oldest rows of a kind that nobody has taken. No two workers get the same, and none waits for another;
    /// a worker that rolls back leaves its rows to the next.
    ///
    /// @param limit at most so many
    @Query(
            """
            UPDATE staged_rows
            SET taken_at = :now
            WHERE id IN (
              SELECT id
              FROM staged_rows
              WHERE kind = :kind
                AND taken_at IS NULL
              ORDER BY id
              LIMIT :limit
              FOR UPDATE SKIP LOCKED)
            RETURNING id, collection_id, source, kind, natural_key, payload, received_at, taken_at
            """)
    List<StagedRow> take(StagedKind kind, Instant now, int limit);
}

package uptick.model.collections;

import java.util.List;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// Reads the work lists of runs.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface CollectionSources extends GenericRepository<CollectionSource, UUID> {

    /// Every slice of a run, source by source.
    @Query(
            """
            SELECT id, collection_id, source, slice, status, state, reason, attempts, calls, units, items, error,
                   cursor, lease_owner, lease_expires_at, fencing_token, started_at, finished_at
            FROM collection_sources
            WHERE collection_id = :collectionId
            ORDER BY source, slice
            LIMIT :limit
            """)
    List<CollectionSource> findByCollection(UUID collectionId, int limit);
}

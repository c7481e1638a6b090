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

/// Stages rows for market; for the collections function alone.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface StagedRowsWriter extends GenericRepository<StagedRow, UUID> {

    /// Stages what a source gave, in one statement; a row that the run has staged already stays as it is.
    ///
    /// @param naturalKeys what makes each row itself
    /// @param payloads JSON of each, in the same order
    /// @return how many are new
    @Query(
            """
            INSERT INTO staged_rows (collection_id, source, kind, natural_key, payload, received_at)
            SELECT :collectionId, :source, :kind, given.natural_key, CAST(given.payload AS jsonb), :receivedAt
            FROM unnest(CAST(:naturalKeys AS text[]), CAST(:payloads AS text[])) AS given (natural_key, payload)
            ON CONFLICT (collection_id, source, kind, natural_key) DO NOTHING
            """)
    int stage(
            UUID collectionId,
            String source,
            StagedKind kind,
            @TypeDef(type = DataType.STRING_ARRAY) List<String> naturalKeys,
            @TypeDef(type = DataType.STRING_ARRAY) List<String> payloads,
            Instant receivedAt);
}

package uptick.model.recommendations;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// Reads models.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface ModelVersions extends GenericRepository<ModelVersion, UUID> {

    /// The model that recommends now.
    @Query(
            """
            SELECT id, version, kind, trained_at, trained_from, trained_to, params, params_hash, metrics_json, model_path,
                   has_edge, is_active, registered_by
            FROM model_versions
            WHERE is_active
            """)
    Optional<ModelVersion> findActive();

    /// A model by its id.
    @Query(
            """
            SELECT id, version, kind, trained_at, trained_from, trained_to, params, params_hash, metrics_json, model_path,
                   has_edge, is_active, registered_by
            FROM model_versions
            WHERE id = :id
            """)
    Optional<ModelVersion> findById(UUID id);

    /// A model by its version.
    @Query(
            """
            SELECT id, version, kind, trained_at, trained_from, trained_to, params, params_hash, metrics_json, model_path,
                   has_edge, is_active, registered_by
            FROM model_versions
            WHERE version = :version
            """)
    Optional<ModelVersion> findByVersion(String version);

    /// The models before one, newest first.
    ///
    /// @param id of the one, the largest UUID for the first page
    /// @param limit at most so many
    @Query(
            """
            SELECT id, version, kind, trained_at, trained_from, trained_to, params, params_hash, metrics_json, model_path,
                   has_edge, is_active, registered_by
            FROM model_versions
            WHERE id < :id
            ORDER BY id DESC
            LIMIT :limit
            """)
    List<ModelVersion> findBefore(UUID id, int limit);

    /// The serialised model of a version.
    ///
    /// @return empty where there is no such version, or its model lies elsewhere
    @Query(
            """
            SELECT model_bytes
            FROM model_versions
            WHERE id = :id
              AND model_bytes IS NOT NULL
            """)
    Optional<Serialised> findSerialised(UUID id);

    /// How many training runs of a family were tried, the discarded ones too.
    @Query("SELECT count(*) FROM model_trials WHERE family = :family AND tried_at <= :asOf")
    long countTrials(String family, Instant asOf);

    /// A serialised model.
    @Introspected
    @SuppressWarnings("ArrayRecordComponent") // a row as it is read; nobody compares two
    record Serialised(byte[] modelBytes) {}
}

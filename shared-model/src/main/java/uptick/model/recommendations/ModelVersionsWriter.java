package uptick.model.recommendations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import org.jspecify.annotations.Nullable;

/// Registers and activates models, and counts what was tried; for the recommendations function alone.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface ModelVersionsWriter extends GenericRepository<ModelVersion, UUID> {

    /// Registers a model, not active, unless its version is known.
    ///
    /// @param params JSON object, as metricsJson
    /// @param modelBytes the serialised model, empty where it lies elsewhere
    /// @return its id, null where the version is known: it stays as it is
    @Query(
            """
            INSERT INTO model_versions (
              version, kind, trained_at, trained_from, trained_to, params, params_hash, metrics_json, model_path, model_bytes,
              has_edge, registered_by)
            VALUES (
              :version, :kind, :trainedAt, :trainedFrom, :trainedTo, CAST(:params AS jsonb), :paramsHash,
              CAST(:metricsJson AS jsonb), :modelPath, nullif(CAST(:modelBytes AS bytea), ''), :hasEdge, :registeredBy)
            ON CONFLICT (version) DO NOTHING
            RETURNING id
            """)
    @Nullable UUID register(
            String version,
            ModelVersion.Kind kind,
            Instant trainedAt,
            @Nullable LocalDate trainedFrom,
            @Nullable LocalDate trainedTo,
            String params,
            String paramsHash,
            String metricsJson,
            @Nullable String modelPath,
            byte[] modelBytes,
            boolean hasEdge,
            @Nullable UUID registeredBy);

    /// Makes a version the active one, in one transaction of the caller's: of many at once, the last to begin wins, and
    /// there is never any other number than one.
    ///
    /// @return 1, or 0 where there is no such version: then none is active, and the caller must roll back
    default int activate(String version) {
        lockActive();
        deactivate();
        return setActive(version);
    }

    /// Lets one transaction at a time change which version is active.
    ///
    /// @return 1, for a query has to return something
    @Query("SELECT count(*) FROM pg_advisory_xact_lock(hashtext('uptick: active model'))")
    long lockActive();

    /// Makes no version the active one; a part of [#activate].
    @Query("UPDATE model_versions SET is_active = false WHERE is_active")
    int deactivate();

    /// Makes a version active where none is; a part of [#activate].
    @Query("UPDATE model_versions SET is_active = true WHERE version = :version")
    int setActive(String version);

    /// Notes a training run.
    ///
    /// @param params JSON object, as metricsJson
    /// @param modelVersionId the version that it became, null where it was discarded
    @Query(
            """
            INSERT INTO model_trials (family, params, params_hash, metrics_json, model_version_id, tried_at)
            VALUES (:family, CAST(:params AS jsonb), :paramsHash, CAST(:metricsJson AS jsonb), :modelVersionId, :triedAt)
            """)
    void noteTrial(
            String family,
            String params,
            String paramsHash,
            String metricsJson,
            @Nullable UUID modelVersionId,
            Instant triedAt);
}

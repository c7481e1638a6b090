package uptick.model.recommendations;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import uptick.value.RiskProfile;

/// Reads recommendations.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface Recommendations extends GenericRepository<Recommendation, UUID> {

    /// A recommendation by its id.
    @Query(
            """
            SELECT id, instrument_id, model_version_id, prediction_id, profile, label, signal, risk_level, confidence,
                   confidence_method, base_rate, expected_return_pct, horizon_days, entry_price, entry_rule, stop_loss,
                   take_profit, justification, features_snapshot, inputs_hash, price_as_of, generated_at, is_active
            FROM recommendations
            WHERE id = :id
            """)
    Optional<Recommendation> findById(UUID id);

    /// The active recommendations for a profile, newest first, after one of them.
    ///
    /// @param generatedAt of the one, or any time after the newest for the first page
    /// @param id of the one
    /// @param limit at most so many
    @Query(
            """
            SELECT id, instrument_id, model_version_id, prediction_id, profile, label, signal, risk_level, confidence,
                   confidence_method, base_rate, expected_return_pct, horizon_days, entry_price, entry_rule, stop_loss,
                   take_profit, justification, features_snapshot, inputs_hash, price_as_of, generated_at, is_active
            FROM recommendations
            WHERE profile = :profile
              AND is_active
              AND (generated_at, id) < (:generatedAt, :id)
            ORDER BY generated_at DESC, id DESC
            LIMIT :limit
            """)
    List<Recommendation> findActiveBefore(
            RiskProfile profile, Instant generatedAt, UUID id, int limit);

    /// The recommendations of an instrument for a profile up to a time, active or not, newest first.
    ///
    /// @param limit at most so many
    @Query(
            """
            SELECT id, instrument_id, model_version_id, prediction_id, profile, label, signal, risk_level, confidence,
                   confidence_method, base_rate, expected_return_pct, horizon_days, entry_price, entry_rule, stop_loss,
                   take_profit, justification, features_snapshot, inputs_hash, price_as_of, generated_at, is_active
            FROM recommendations
            WHERE instrument_id = :instrumentId
              AND profile = :profile
              AND generated_at <= :asOf
            ORDER BY generated_at DESC, id DESC
            LIMIT :limit
            """)
    List<Recommendation> findNewest(
            UUID instrumentId, RiskProfile profile, Instant asOf, int limit);

    /// Recommendations of a span that nobody has evaluated, oldest first.
    ///
    /// @param limit at most so many
    @Query(
            """
            SELECT id, instrument_id, model_version_id, prediction_id, profile, label, signal, risk_level, confidence,
                   confidence_method, base_rate, expected_return_pct, horizon_days, entry_price, entry_rule, stop_loss,
                   take_profit, justification, features_snapshot, inputs_hash, price_as_of, generated_at, is_active
            FROM recommendations
            WHERE generated_at >= :fromInclusive
              AND generated_at < :toExclusive
              AND NOT EXISTS (
                SELECT
                FROM recommendation_outcomes
                WHERE recommendation_id = recommendations.id)
            ORDER BY generated_at, id
            LIMIT :limit
            """)
    List<Recommendation> findUnevaluated(Instant fromInclusive, Instant toExclusive, int limit);
}

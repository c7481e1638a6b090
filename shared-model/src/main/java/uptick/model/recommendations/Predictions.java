package uptick.model.recommendations;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// Reads predictions.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface Predictions extends GenericRepository<Prediction, UUID> {

    /// What was expected of an instrument before a time, newest first.
    ///
    /// @param limit at most so many
    @Query(
            """
            SELECT id, instrument_id, model_version_id, profile, generated_at, target_date, as_of_close, predicted_return,
                   predicted_price, probability_buy, probability_hold, probability_sell, confidence, inputs_hash
            FROM predictions
            WHERE instrument_id = :instrumentId
              AND generated_at < :before
            ORDER BY generated_at DESC, profile, target_date, id
            LIMIT :limit
            """)
    List<Prediction> findBefore(UUID instrumentId, Instant before, int limit);
}

package uptick.model.recommendations;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import uptick.value.RiskProfile;

/// Writes recommendations; for the recommendations function alone.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface RecommendationsWriter extends GenericRepository<Recommendation, UUID> {

    /// Appends recommendations in one batch.
    ///
    /// @return them with their ids, in the same order
    List<Recommendation> saveAll(Iterable<Recommendation> recommendations);

    /// Archives a profile's older recommendations, in the transaction that appends the newer ones.
    ///
    /// @return how many
    @Query(
            """
            UPDATE recommendations
            SET is_active = false
            WHERE profile = :profile
              AND is_active
              AND generated_at < :generatedBefore
            """)
    int archive(RiskProfile profile, Instant generatedBefore);
}

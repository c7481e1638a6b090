package uptick.model.research;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// Reads conclusions.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface AnalysisResults extends GenericRepository<AnalysisResult, UUID> {

    /// The conclusions after one, newest first.
    ///
    /// @param analysedAt of the one, or any time after the newest for the first page
    /// @param id of the one
    /// @param limit at most so many
    @Query(
            """
            SELECT id, instrument_id, agent_name, recommendation, confidence, weight, reasoning, key_metrics, analysed_at
            FROM analysis_results
            WHERE (analysed_at, id) < (:analysedAt, :id)
            ORDER BY analysed_at DESC, id DESC
            LIMIT :limit
            """)
    List<AnalysisResult> findBefore(Instant analysedAt, UUID id, int limit);

    /// The conclusions about an instrument in a span, newest first: what a recommendation weighs.
    ///
    /// @param limit at most so many
    @Query(
            """
            SELECT id, instrument_id, agent_name, recommendation, confidence, weight, reasoning, key_metrics, analysed_at
            FROM analysis_results
            WHERE instrument_id = :instrumentId
              AND analysed_at >= :fromInclusive
              AND analysed_at < :toExclusive
            ORDER BY analysed_at DESC, id DESC
            LIMIT :limit
            """)
    List<AnalysisResult> findOfInstrument(
            UUID instrumentId, Instant fromInclusive, Instant toExclusive, int limit);
}

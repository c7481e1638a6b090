package uptick.model.trends;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// Reads what is usual.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface MetricBaselines extends GenericRepository<MetricBaseline, UUID> {

    /// The baselines of all groups of a platform's metric whose window ended on a day or lately before it, as far as they
    /// were known; of each group the newest.
    ///
    /// @param windowEnd the day
    /// @param windowEndSince how far back a window counts
    @Query(
            """
            SELECT DISTINCT ON (group_key) id, platform, group_key, metric, window_end, window_days, samples, median, mad,
                   quantiles, computed_at
            FROM metric_baselines
            WHERE platform = :platform
              AND metric = :metric
              AND window_end >= :windowEndSince
              AND window_end <= :windowEnd
              AND computed_at <= :asOf
            ORDER BY group_key, window_end DESC
            """)
    List<MetricBaseline> findNewest(
            MetricBaseline.Platform platform,
            String metric,
            LocalDate windowEndSince,
            LocalDate windowEnd,
            Instant asOf);
}

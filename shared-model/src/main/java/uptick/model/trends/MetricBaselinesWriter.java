package uptick.model.trends;

import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// Writes what is usual; for the trends function alone.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface MetricBaselinesWriter extends GenericRepository<MetricBaseline, UUID> {

    /// Appends baselines in one batch, each new for its group, metric and window.
    @Query(
            """
            INSERT INTO metric_baselines (
              platform, group_key, metric, window_end, window_days, samples, median, mad, quantiles, computed_at)
            VALUES (
              :platform, :groupKey, :metric, :windowEnd, :windowDays, :samples, :median, :mad, CAST(:quantiles AS jsonb),
              :computedAt)
            """)
    void append(Iterable<MetricBaseline> baselines);
}

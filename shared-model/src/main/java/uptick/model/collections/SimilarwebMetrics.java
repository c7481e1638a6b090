package uptick.model.collections;

import java.time.LocalDate;
import java.util.List;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

/// What SimilarWeb estimates of the visits to a topic's site, month by month.
///
/// @param domain such as `nike.com`
/// @param months oldest first, at least one
/// @param lastUpdated the day up to which SimilarWeb says it counted, null where it does not say
@Introspected
@Serdeable(naming = SnakeCaseStrategy.class)
public record SimilarwebMetrics(String domain, List<Month> months, @Nullable LocalDate lastUpdated)
        implements Metrics {

    public SimilarwebMetrics {
        months = List.copyOf(months);
        if (months.isEmpty()) {
            throw new IllegalArgumentException("a site without months is an absence, not metrics");
        }
    }

    /// One month.
    ///
    /// @param month its first day
    /// @param visits an estimate, never negative
    /// @param bounceRate share of visits of one page, 0 to 1; null where it was not asked for
    /// @param pagesPerVisit null where it was not asked for
    @Introspected
    @Serdeable(naming = SnakeCaseStrategy.class)
    public record Month(
            LocalDate month,
            long visits,
            @Nullable Double bounceRate,
            @Nullable Double pagesPerVisit) {}
}

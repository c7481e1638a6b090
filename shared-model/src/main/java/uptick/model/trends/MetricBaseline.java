package uptick.model.trends;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import org.jspecify.annotations.Nullable;

/// What is usual for a group on a platform, over a window of days. Append-only: a later window is a new row.
///
/// @param groupKey a subreddit, a channel, a size of channel, or another group that compares with itself
/// @param windowEnd UTC day after the last one in the window
/// @param windowDays days in the window
/// @param samples observations behind it
/// @param median in the metric's own unit, as mad
/// @param mad median absolute deviation from the median
/// @param quantiles value by probability
@MappedEntity("metric_baselines")
public record MetricBaseline(
        @Id @GeneratedValue @Nullable UUID id,
        Platform platform,
        String groupKey,
        String metric,
        LocalDate windowEnd,
        int windowDays,
        int samples,
        double median,
        double mad,
        @TypeDef(type = DataType.JSON) Map<String, Double> quantiles,
        Instant computedAt) {

    /// Where the numbers come from.
    public enum Platform {
        REDDIT,
        YOUTUBE,
        GOOGLE_TRENDS,
        SIMILARWEB,
        WIKIPEDIA;

        /// The name in rows.
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

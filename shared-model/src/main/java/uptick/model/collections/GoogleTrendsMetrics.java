package uptick.model.collections;

import java.util.List;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

/// What Google Trends shows of a topic beside its series.
///
/// @param term what was asked for
/// @param interest the newest complete value, 0 to 100 relative to the greatest of its own request: no two of them
///     compare. Null where the values are on a scale of their own
/// @param relatedQueries what else people look for, as Google ranks it
@Introspected
@Serdeable(naming = SnakeCaseStrategy.class)
public record GoogleTrendsMetrics(
        String term, @Nullable Double interest, List<String> relatedQueries) implements Metrics {

    public GoogleTrendsMetrics {
        relatedQueries = List.copyOf(relatedQueries);
        if (interest != null && !(interest >= 0 && interest <= 100)) {
            throw new IllegalArgumentException("interest is 0 to 100: " + interest);
        }
    }
}

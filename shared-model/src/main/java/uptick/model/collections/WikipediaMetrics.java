package uptick.model.collections;

import java.time.LocalDate;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;

/// Which article stands for a topic on Wikipedia, and how far its counts go; the counts themselves are the series.
///
/// @param project such as `en.wikipedia`
/// @param article its title as Wikipedia spells it, with underscores
/// @param latestDay the newest day that is counted, in UTC
/// @param latestViews views by people on that day
@Introspected
@Serdeable(naming = SnakeCaseStrategy.class)
public record WikipediaMetrics(
        String project, String article, LocalDate latestDay, long latestViews) implements Metrics {}
